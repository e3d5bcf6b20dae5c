/** Stands, in capitals that the text has no others of, for the Government and those who speak for it: "we", "the Home Office", "my officials". */
export const US = 'WE'
/** Stands after the name of somebody else: "police forces#". */
const SOMEBODY_ELSE = '#'

const NOT_OURS =
  '(?<!\\b(?:scottish|welsh|irish|northern ireland|devolved|previous|last|former|then|outgoing|local|other|foreign|overseas|host|shadow|council|un|eu|us|american|french|german|israeli|rwandan|russian|ukrainian|chinese|indian|pakistani|albanian|turkish|polish|greek|spanish|italian|australian|canadian|japanese|jersey|conservative|coalition|elected|national|union|embassy|court|party) )'

const OURS = [
  '(?:both|all|relevant|government) departments',
  "(?:we|i)(?!\\.e)(?!'s)",
  `(?:(?:the|this|our|his majesty's|her majesty's|hm) )?(?:(?:uk|current|new|present|british|labour|whole) ){0,2}(?=gov)${NOT_OURS}government(?!'s \\w+ (?:board|council))`,
  'hmg',
  '(?:the )?home office(?! (?:science|statistics))',
  '(?:the|my|this|our) (?:department|ministry)',
  'department (?=for )|ministry (?=of )',
  '(?:the )?(?:uk|united kingdom)(?= (?:also |therefore |further |now )?(?:will|shall|intends|plans|aims|has (?:committed|pledged)|is (?:considering|exploring|providing|committed to (?:provid|spend|contribut))))',
  '(?:the )?(?:cabinet office|hm treasury|treasury|foreign office|scotland office|wales office|northern ireland office)',
  '(?:the )?foreign, commonwealth (?:and|&) development office|hm revenue (?:and|&) customs',
  '(?:the )?(?:defra|dcms|dsit|dfe|dhsc|mhclg|dluhc|moj|mod|fcdo|dwp|dbt|desnz|dft|hmrc|hmt|ukvi|hmpps|hmcts|dvla|dvsa|ukhsa|mhra|dbs|uk visas and immigration|border force|immigration enforcement|border security command|nhs england|national highways|homes england|hm prison and probation service|environment agency|natural england|planning inspectorate|disclosure and barring service)',
  '(?:the )?(?:home|foreign|justice|defence|health|education|culture|business|trade|transport|environment|housing|deputy|science|technology|energy|pensions|care) secretary',
  '(?:the )?secretar(?:y|ies) of state|(?:my|our) (?:private )?office',
  `(?=prime)${NOT_OURS}prime minister(?! of)|(?:the )?(?:lord )?chancellor(?: of the exchequer)?(?! of)|(?:the )?attorney general`,
  `(?=minister)${NOT_OURS}ministers?(?: of state)?(?: and officials)?`,
  `(?=officials)${NOT_OURS}officials`,
].map((words) => `(?:${words})`)

/** The last words of names of others: most sentences are searched for them, so each word is only looked up. */
const OTHERS = new Set(
  `police forces force officers officer constables constable pccs pcc commissioners commissioner ofcom ofgem ofwat ofsted
  ofqual college policing cps hmicfrs inspectorate inspectorates inspectors npcc nca mps ombudsman regulator regulators
  commission panel panels council councils board boards trust trusts agency agencies authority authorities platform
  platforms company companies provider providers operator operators supplier suppliers contractor contractors firms
  business businesses employer employers sponsor sponsors landlord landlords retailer retailers seller sellers
  manufacturer manufacturers bank banks farmers developers airline airlines industry court courts judge judges judiciary
  magistrates juries coroner coroners tribunal tribunals inquiry inquiries chair applicant applicants claimant claimants
  individual individuals people person persons anyone anybody everyone victim victims survivor survivors family families
  children child pupils pupil students student patients patient users user customers consumers drivers driver passengers
  tenants tenant refugees refugee migrants migrant workers worker parents parent carers prisoners offenders citizens
  nationals holder holders visitors residents communities women men girls seekers crew crews household households
  veterans staff teachers doctors nurses school schools university universities colleges hospitals gps icbs dentists
  pharmacies pharmacists charities organisation organisations partners stakeholders parties bodies countries states
  eu france ukraine israel russia china rwanda governments administration administrations committee
  foundation foundations association associations institute federation society alliance union unions
  consortium corporation constabulary mayor mayors church churches embassy charity ngos mac acmd ons obr nice cqc fca cma ico ehrc bbc hse ofs iopc member members friend lady gentleman lord baroness he she`.split(
    /\s+/,
  ),
)

const OTHERS_BY_TWO_WORDS =
  /\b(?:(?:prosecution|police|rescue|ambulance|fire) services?|bank of england|european union|united (?:nations|states|states of america)|(?:scottish|welsh|irish|french|us|israeli|rwandan|previous|last|local|devolved|foreign|other) government)(?![\w'-])/g

/** "Dame Ada Quill will": a person by name. */
const PERSON =
  /\b(?:sir|dame|lord|baroness|dr|professor|mr|mrs|ms|judge)\.?(?: [a-z'-]{2,20}){1,2}(?= (?:will|shall|intends|plans|aims|is|has)\b)/g

const OURS_ANYWHERE = new RegExp(
  `\\b(?:${OURS.join('|')})(?: (?:teams?|staff|caseworkers|colleagues|officers))?(?![\\w-])`,
  'g',
)
const WORD = /[a-z]+(?![\w'-])/g

/** "The Government announced that it will": its own promise, told. */
const OF_ITSELF =
  /(WE(?: (?:for|of))?(?: [\w'-]{1,30}){1,8}?(?:,? that| and| but|,)) it (?=(?:also |now |therefore )?(?:will|intends|plans|aims|is (?:committed|considering|going to)))/g

/** The text with the Government's names as one sign, and a sign after the names of others. */
export function nameSpeakers(text: string): string {
  return text
    .replace(/[#¬§]/g, ' ')
    .replace(OURS_ANYWHERE, US)
    .replace(WORD, (word) => (OTHERS.has(word) ? word + SOMEBODY_ELSE : word))
    .replace(OTHERS_BY_TWO_WORDS, (name) => name + SOMEBODY_ELSE)
    .replace(PERSON, (name) => name + SOMEBODY_ELSE)
    .replace(OF_ITSELF, `$1 ${US} `)
}

/** Takes the signs of others off again: what they will do is out of the text by then. */
export function forgetOthers(text: string): string {
  return text.replaceAll(SOMEBODY_ELSE, '')
}
