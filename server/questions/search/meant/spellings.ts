/** The same word as Britain and America begin it, where no rule says so. */
const BEGINNINGS: readonly (readonly [british: string, american: string])[] = [
  ['acknowledgement', 'acknowledgment'],
  ['aeroplane', 'airplane'],
  ['ageing', 'aging'],
  ['aluminium', 'aluminum'],
  ['anaesth', 'anesth'],
  ['analogue', 'analog'],
  ['analys', 'analyz'],
  ['artefact', 'artifact'],
  ['catalogue', 'catalog'],
  ['centre', 'center'],
  ['centring', 'centering'],
  ['counsellor', 'counselor'],
  ['defence', 'defense'],
  ['dialogue', 'dialog'],
  ['encyclopaed', 'encycloped'],
  ['enquir', 'inquir'],
  ['enrol', 'enroll'],
  ['enrolment', 'enrollment'],
  ['fibre', 'fiber'],
  ['foetal', 'fetal'],
  ['foetus', 'fetus'],
  ['fulfil', 'fulfill'],
  ['gaol', 'jail'],
  ['grey', 'gray'],
  ['gynaecolog', 'gynecolog'],
  ['haemo', 'hemo'],
  ['instalment', 'installment'],
  ['jewellery', 'jewelry'],
  ['judgement', 'judgment'],
  ['licenc', 'licens'],
  ['manoeuvr', 'maneuver'],
  ['mould', 'mold'],
  ['moustache', 'mustache'],
  ['offence', 'offense'],
  ['orthopaed', 'orthoped'],
  ['paediatric', 'pediatric'],
  ['paedophil', 'pedophil'],
  ['paralys', 'paralyz'],
  ['plough', 'plow'],
  ['practis', 'practic'],
  ['pretence', 'pretense'],
  ['programme', 'program'],
  ['sceptic', 'skeptic'],
  ['skilful', 'skillful'],
  ['smoulder', 'smolder'],
  ['sulph', 'sulf'],
  ['theatre', 'theater'],
  ['wilful', 'willful'],
]

const OUR =
  /^((?:un|dis|mis|re)?(?:arm|behavi|cand|clam|col|demean|endeav|fav|ferv|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi|splend|tum|val|vap|vig))(our|or)(.*)$/
/** Four letters before it, so that "prise" and "size" are no such words. */
const ISE = /^(.{4,}?)(is|iz)(e|ed|es|er|ers|ing|ation|ations|ational|able)$/
/** By name, so that "filling" is no spelling of "filing". */
const DOUBLED =
  /^(cance|channe|counse|dia|equa|fue|funne|initia|jewe|labe|leve|marsha|mode|pane|quarre|signa|tota|trave|tunne|unrave)(ll|l)(ed|ing|er|ers|ation)$/

/**
 * How a word may be spelled on the other side of the Atlantic, by the usual rules: colour and color, organise and
 * organize, travelled and traveled. What it gives may be no word at all: the corpus tells.
 * @param word small letters, no accents
 */
export function otherSpellings(word: string): string[] {
  const others = [...byBeginning(word), ...byRule(word)].filter((other) => other !== word)
  return [...new Set(others)]
}

function byBeginning(word: string): string[] {
  return BEGINNINGS.flatMap(([british, american]) => [
    ...(word.startsWith(british) ? [american + word.slice(british.length)] : []),
    ...(word.startsWith(american) ? [british + word.slice(american.length)] : []),
  ])
}

function byRule(word: string): string[] {
  const swap = (rule: RegExp, one: string, other: string) => {
    const [, before, middle, after] = rule.exec(word) ?? []
    return before === undefined ? [] : [before + (middle === one ? other : one) + after]
  }
  return [...swap(OUR, 'our', 'or'), ...swap(ISE, 'is', 'iz'), ...swap(DOUBLED, 'll', 'l')]
}
