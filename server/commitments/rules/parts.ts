/**
 * The words that rules are made of. A pattern names them in braces; they may name each other. All is lower case, with
 * straight quotes and single spaces (`reading.ts`). Every gap has a most, so that no text takes more than linear time.
 */
export const PARTS: Readonly<Record<string, string>> = {
  // Gaps: up to so many words, within a clause.
  few: '(?:,? [^ ;:]{1,40}){0,3}?',
  some: '(?:,? [^ ;:]{1,40}){0,8}?',
  near: '(?: [^ ;:,]{1,40}){0,8}?(?:, [^,;]{1,120},|,? which)?',
  far: '(?:,? [^ ;]{1,40}){0,25}?',

  // The Government, and what may stand between its name and its verb.
  we: "\\bWE\\b(?!'s)(?: (?:for|of)(?: [\\w'WE&-]{1,30},?){1,8}?)?(?: (?:itself|ourselves|and (?:our |the )?[\\w']{3,20}(?: [\\w']{3,20})?|(?:together|in partnership|along) with(?: [\\w'-]{1,30}){1,6}?))?(?:, [^,;]{1,120},| - [^-;]{1,100} -| \\([^()]{1,40}\\)|,? (?:who|which))?",

  // How it promises.
  will: "(?:'ll| (?:will|shall|(?:is|are|am) going to)|(?<! (?:of|for|on|by|facing|before|if) WE) (?:is|are) to(?= [a-z]))(?: (?:be|continue to|continue|seek to|look to|begin to|start to|begin|start|work to|aim to|go further (?:by|and|to)|take steps to|have|in due course|in the coming \\w{4,8}|this \\w{4,7}|later this year),?){0,2}",
  weWill: '{we}{will}',
  hoping:
    "(?: (?:anticipates?|envisages?|foresees?)| (?:do )?(?:intends?|plans?|aims?|proposes?|expects?|hopes?|means?) to| (?:is|are|am|remains?)'? (?:minded|intending|planning|aiming|proposing|hoping|seeking|looking|preparing|due|expected|expecting|set|scheduled|on track|on course) to| (?:has|have)(?: \\w{3,15})? (?:plans|an ambition|the intention|asked \\w{3,15}) to)(?: (?:be able to|be in a position to|have been able to|have|be|continue to)){0,1}",
  weHope:
    "(?:{we}{hoping}|(?:\\b(?:our|my|its)|WE's)(?: \\w{3,15})? (?:intention|plan|expectation|hope) (?:is|remains)(?: \\w{3,15})?(?: to| that)|\\b(?:it is|it remains)(?: \\w{3,15})? (?:our|my|WE's)(?: \\w{3,15})? (?:intention|plan|hope) (?:to|that)|{we} (?:has|have) (?:announced|confirmed|signalled|reiterated|stated|declared|set out|published)(?: (?:our|its|their|my|her|his|an))? (?:\\w{3,15} )?(?:intention|plans?|commitment) to)",
  pledged:
    "(?:(?: (?:is|are|am|remains?|have|has|was|were)|'ve|'re)(?: made an? (?:\\w{3,15} )?commitment| given an? (?:\\w{3,15} )?(?:commitment|undertaking)| committed| pledged| promised| agreed| undertaken| decided)| (?:committed|pledged|promised|undertook))(?: in (?:its|our|the)(?: \\w{3,15}){1,2})?,? to",
  committed: '{we}{pledged}',
  /** At work on it: a promise only of what ends in a paper or a law, or has a time. */
  weWork: '{we} (?:is|are|am) (?:working|taking (?:\\w{3,15} )?steps)(?: \\w{2,15}){0,3}? (?:to|towards)',
  promise: '{we}(?:{will}|{pledged})',
  willBe: "(?:(?:'ll| will| shall)(?: continue to)?|,? (?:is|are) to) be",
  dueToBe:
    '(?:,? (?:which )?(?:is|are))?(?: currently)? (?:due|expected|planned|scheduled|intended|set|anticipated|on track|on course)(?: for it| for them)? to be',
  isDueToBe:
    '(?:,? (?:which )?(?:is|are|remains?)|,)(?: currently)? (?:due|expected|planned|scheduled|intended|set|anticipated|on track|on course) to be',
  toBe: '(?:{willBe}|{dueToBe})',
  isDueTo:
    '(?:,? (?:which )?(?:is|are|remains?)|,)(?: currently)? (?:due|planned|scheduled|set|expected|anticipated|on track|on course)(?: for it)? to',
  isDueAt:
    '(?:,? (?:which )?(?:is|are)|,)(?: currently)? (?:due|planned|scheduled|expected|anticipated)(?: out)?(?: for (?:publication|release|completion|launch|introduction|implementation|delivery))?(?: (?:for|at|in|on|by|before|during|from|around))? {when}',
  when: '(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|20\\d\\d|\\d{1,2}(?= )|the (?:new|coming|next|end|first|second|summer|autumn|spring|start|middle|beginning|\\d)|next|this|later|shortly|soon|due course|early|late|mid|q[1-4]|easter|christmas)',
  participle:
    '(?:(?:re-|co-|pre-)?[a-z]{2,20}(?:ed|wn|ught|lt|ld|pt|elt)|given|taken|chosen|driven|written|begun|made|set|set up|put|sent|told|met|paid|found|built|done|cut|run|rerun|led|overseen)',
  /** What is done in the course of things to whoever comes, or says nothing of what somebody will do. */
  routine:
    '(?:affected|needed|expected|required|based|considered|assessed|treated|handled|processed|decided|determined|notified|informed|refused|granted|charged|prosecuted|arrested|detained|removed|returned|deported|deemed|regarded|allowed|permitted|entitled|exempted?|borne|used|felt|limited|guided|measured|judged|dealt|subjected|sentenced|punished|fined|led|underpinned|supported|focused|focussed|called|named|located|situated|reflected|achieved|asked|directed|referred|screened|given|born|missed|remembered|pleased|concerned|interested|committed|involved|satisfied|surprised|reassured|disappointed|seized|counted|recorded|held|told that|met (?:with|by|from)|checked|interviewed|housed|brought to justice|protected|kept|prevented|related|linked|aimed|accepted|believed|heard|open(?:ed)? to|closed|paid|set by|run by|run in|cut off|found|determined|compared|weighed|balanced|applied|reduced|increased|exposed|shocked|shared by|invested|hoped|welcomed|commended|congratulated|regretted|supposed)',

  // What is promised.
  money:
    '(?:£ ?\\d[\\d.,]{0,20}(?: ?(?:million|billion|thousand|bn|m|k)\\b)?|\\b(?:\\d[\\d.,]{0,20}|half an?|an?) (?:million|billion) pounds\\b)',
  documents:
    '\\b(?:strateg(?:y|ies)|plans?|papers?|responses?|reports?|guidance|road ?maps?|updates?|documents?|statistics|data|figures|information|details?|findings|results|evaluations?|frameworks?|codes?|assessments?|reviews?|lists?|datasets?|timetables?|timelines?|timeframes?|announcements?|outcomes?|proposals?|recommendations?|conclusions?|next steps|analysis|analyses|versions?|publications?|editions?|bulletins?|summar(?:y|ies)|minutes|criteria|policy|policies|positions?|standards|statements?|advice|accounts|notes?|releases?|prospectus|specifications?|indicators|metrics|estimates|impact assessments?|correspondence|toolkits?|terms of reference)',
  publish:
    '(?:publish(?:ing|ed)?|publicis(?:e|ing)|announc(?:e|ing)|set(?:ting)? out|lay(?:ing)? out|outlin(?:e|ing)|respond(?:ing)?(?! (?:quickly|rapidly|robustly|to (?:the |this |these |any |all |such )?(?:\\w{3,15} )?(?:needs?|demand|threats?|challenges?|emergenc|incidents?|cris|attacks?|pressures)))|reply(?:ing)? to the (?:report|committee|consultation)|lay(?:ing)?{some}{documents}|releas(?:e|ing){some}{documents}|issu(?:e|ing){some}{documents}|shar(?:e|ing){some}{documents}|updat(?:e|ing) (?:on|further)\\b|updat(?:e|ing)(?: (?:the|both|this|honourable|hon\\.|members|all))*? ?(?:house|parliament|members|colleagues|committee|guidance|statutory guidance|public)|report(?:ing)? (?:back|to (?:the house|parliament)|on progress|annually|publicly|its)|have more to say|inform(?:ing)?{few}(?:house|parliament|members)|provid(?:e|ing) (?:the house|parliament|members|the (?:\\w{3,15} ){0,3}committee) with|provid(?:e|ing){some}(?:updates?|details?|information|guidance|clarity|response|statement)|giv(?:e|ing){few}(?:updates?|details?|evidence|response|statement)|mak(?:e|ing){some}(?:announcements?|statements?)|mak(?:e|ing){few}{documents}{few} available|bring(?:ing)? forward{some}(?:strategy|plans?|white paper|green paper|proposals|response|roadmap)|confirm(?:ing)?{some}{documents}|present(?:ing)?{some}{documents}|(?:ensur|mak)(?:e|ing){few}(?:house|parliament|members){few}(?:updated|informed)|communicat(?:e|ing)|(?:produc|circulat)(?:e|ing){some}{documents}|(?:keep|inform|notify)(?:ing)? (?:the house|parliament|members)|say(?:ing)? more|mak(?:e|ing) public|an? (?:\\w{3,15} ){0,3}(?:response|statement|update|report)|laun(?:ch|ching){some}(?:strateg(?:y|ies)|white paper|green paper|action plan)|develop(?:ing)? and publish(?:ing)?|draw(?:ing)? up{some}(?:guidance|plan|strategy))',
  published:
    '(?:published|reported(?: \\w{3,15}){0,2} (?:back|to (?:parliament|the house))|placed (?:on|online)|uploaded|publicised|announced|set out|laid out|outlined|unveiled|made public|communicated)',
  shared:
    '(?:shared|issued|released|provided|confirmed|made available|available|updated|produced|circulated|presented|given|forthcoming|refreshed|disseminated|laid(?! before)|included in (?:the|a|an|our|future))',
  reviewing:
    '\\b(?:(?<!spending )(?:re)?reviews?|consultations?|calls? for evidence|evaluations?|inquir(?:y|ies)|scrutiny|workshops?|round ?tables?|audits?|investigations?|(?:listening|lessons[- ]learned) exercise|stocktake|engagement|feasibility (?:study|work)|stud(?:y|ies)|commission on|assessment of)\\b',
  consult:
    '(?:(?:re-?)?consult(?:ing)?|look(?:ing)? again at|work(?:ing)? with{far} to (?:shape|co-?design|design)\\b|publish(?:ing)? (?:an? |our |the )?(?:\\w{3,20} ){0,2}(?:consultation|call for evidence)\\b(?! (?:response|outcome|findings))|(?:re-?)?review(?:ing)?|evaluat(?:e|ing)|engag(?:e|ing)|(?:seek|invit|welcom)(?:e|ing)?{some}(?:views|input|feedback|evidence)|ask(?:ing)?{some}for (?:their |your )?(?:views|input|feedback)|seek(?:ing)? (?:the )?(?:advice|agreement) (?:of|from)|(?:gather|hear)(?:ing)?{some}(?:views|input|feedback|evidence)|[a-z]{4,15}{far} to (?:seek|gather|hear|invite){few}(?:views|input|feedback)|(?:set up|setting up|hold|conduct|undertak|carry|carry out|carrying out|launch|commission|start|begin|establish|arrang|conven|open|run|initiat|complet|conclud|do|host|organis|progress|support|hav)(?:e|ing)?(?: out| up)?{some}{reviewing})',
  consulted:
    '(?:reviewed|consulted(?: on)?|(?:formally |fully |independently |properly )?evaluated|subject to{few} (?:review|consultation|evaluation)|(?:assessed|tested) (?:after|once|following|annually)|(?:assessed|considered|examined|looked at|explored|addressed|picked up) (?:as part of|in|by|through|during){few}{reviewing})',
  law: '\\b(?:legislation|bills?|regulations?|amendments?|amending|statutory instruments?|laws?|acts?|immigration rules|statutory duty|statutory footing|primary powers|(?:criminal |new |specific |stand-?alone |aggravated )+offences?|powers|draft orders?|order|legislative|mandatory reporting|statutory basis|legal duty|statute book|code of practice before parliament)\\b',
  makeLaw:
    '(?:legislat(?:e|ing)|bring(?:ing)?{few} in ?to (?:force|effect)|[a-z]{3,15}{far} by amending|revok(?:e|ing)|bann?(?:ing)?|outlaw(?:ing)?|criminalis(?:e|ing)|repeal(?:ing)?|decriminalis(?:e|ing)|amend(?:ing)?|commenc(?:e|ing){some}(?:section|part|provision|act|power|duty|measure|offence|regulation)s?|(?:bring|bringing|take|taking) (?:forward|in){some}(?:{law}|\\bmeasures? to)|(?:introduc|creat|pass|tabl|lay|mak|enact|driv|implement|us|tak|putt?|plac|extend|chang|strengthen|tighten|reform|updat|toughen|giv|grant|set out|propos|deliver|progress)(?:e|ing)?{some}{law}|mak(?:e|ing){some} (?:an? (?:specific |new )?(?:criminal )?offence|illegal|unlawful|mandatory)|(?:strengthen|tighten|toughen)(?:ing)?{some}(?:controls|checks|rules|penalties|sentenc(?:es|ing)|licensing|regulation|requirements)|(?:increas|rais|doubl|toughen)(?:e|ing)?{some}(?:penalt(?:y|ies)|maximum sentences?|fines)|abolish(?:ing)?{some}(?:offence|act|law|duty|board|police and crime commissioners))',
  costs: '(?:meet|cover|pay|bear|reimburse?)(?:ing)?{some}(?:costs?|fees)',
  fund: '(?:provid(?:e|ing)|invest(?:ing)?|alloc?at(?:e|ing)|mak(?:e|ing)|spend(?:ing)?|commit(?:ting)?|contribut(?:e|ing)|award(?:ing)?|fund(?:ing)?|increas(?:e|ing)|giv(?:e|ing)|deliver(?:ing)?|put(?:ting)?|receiv(?:e|ing)|inject(?:ing)?|boost(?:ing)?|match(?:ing)?|support(?:ing)?)',
  funded:
    '(?:available|provided|allocated|invested|awarded|spent|distributed|paid|committed|given|made available|confirmed|set aside|delivered|released|shared|divided|split|targeted|directed|ring-?fenced|maintained|protected)',
  budget:
    '\\b(?:funding|allocations?|budgets?|grants?|settlement figures|spending decisions|resources? allocations?|investment)\\b',
  soften:
    '(?:(?:\\w{4,20}ly )?(?:consider|explor|reflect|monitor|examin|assess|analys|look)(?:e|ing)?\\b(?! (?:forward|after|to\\b))|(?:keep|keeping) (?!(?:the house|parliament|members) )|think|thinking about|tak(?:e|ing){some}(?:account|consideration)|bear(?:ing)?(?: \\w{2,15}){0,4} in mind|listen(?:ing)?|study(?:ing)?|giv(?:e|ing){some}(?:consideration|thought)|inform|learn|draw(?:ing)? on|discuss|build(?:ing)? on|factor|feed(?:ing)?|maintain{some}under review|be (?:guided|informed))',
  deliver:
    '(?:roll(?:ing)? out|introduc(?:e|ing)|publish(?:ing)?|build(?:ing)?|recruit(?:ing)?|establish(?:ing)?|creat(?:e|ing)|set(?:ting)? up|launch(?:ing)?|reform(?:ing)?|end(?:ing)?(?: the)? (?:use|systemic|practice)?|implement(?:ing)?|bring(?:ing)? (?:forward|in|back)|invest(?:ing)?|put(?:ting)?|deliver(?:ing)?(?! for\\b)|open(?:ing)?|clos(?:e|ing)|phas(?:e|ing) out|replac(?:e|ing)|remov(?:e|ing)|abolish(?:ing)?|extend(?:ing)?|expand(?:ing)?|appoint(?:ing)?|restor(?:e|ing)|increas(?:e|ing)|doubl(?:e|ing)|train(?:ing)?|hir(?:e|ing)|complet(?:e|ing)|develop(?:ing)?|carry(?:ing)? out|an? (?:investigation|inquiry|review|new|full|independent)|mak(?:e|ing){some}(?:mandatory|compulsory|available|permanent)|giv(?:e|ing) (?:every|all)|strengthen(?:ing)? neighbourhood|provid(?:e|ing){few}\\d|pilot(?:ing)?|trial(?:l?ing)?|renew(?:ing)?|rebuild(?:ing)?|overhaul(?:ing)?|scrap(?:ping)?|transition(?:ing)?|mov(?:e|ing)|honour(?:ing)?|meet(?:ing)? the (?:target|commitment|recommendation)|accept(?:ing)?|requir(?:e|ing)|prioritis(?:e|ing)|resettl(?:e|ing)|process(?:ing)?|clear(?:ing)?)',
  done: '(?:introduced|rolled[- ]out|piloted|trialled|trialed|launched|established|set up|created|appointed|extended|expanded|increased|raised|reduced|removed|abolished|replaced|phased out|completed|delivered|developed|implemented|recruited|opened|reopened|closed|built|embedded|made available|brought (?:forward|in|back|into)|commissioned|taken forward|strengthened|upgraded|installed|deployed|offered|invited|convened|formed|incorporated|finalised|agreed|held (?:with|between)|made|taken|up and running|fully operational|operational|mobilised|procured|transferred|restored|tested|widened|simplified|streamlined|scrapped|transitioned|migrated|renewed|uprated|frozen|prioritised|undertaken|carried out|conducted|started|begun|put in place|in place by|operational (?:by|from|in)|contacted|sent out|sent|written to|(?:fully |properly )?compensated|reimbursed|resettled|asked to|drawn up|prepared|addressed (?:in|through|as part|by)|dealt with (?:in|through|as part))',
  /** What comes of itself, or is only hoped of others. */
  drift:
    '(?:rise|fall|increase|grow|decline|drop|cost|expire|lapse|last|remain|stay|comply|attend|retire|leave|continue|see|save|benefit|know|need|be (?:higher|lower|greater|able|heard|sentenced|tried|deported|removed|released|in court|met|met with|a|an|the|similar|around|about|between|considered by)|appear (?:in|at|before)|have (?:an?|their|the)|meet (?:the|their|these)|stand|apply)',
  /** What every government holds dear: to be committed to it binds to nothing that can be checked. */
  value:
    '(?:ensur|tackl|support|work|improv|help|protect|keep|maintain|reduc|prevent|combat|fight|engag|uphold|driv|address|promot|safeguard|secur|understand|do|us|tak|achiev|enabl|champion|be|foster|enhanc|defend|respect|learn|treat|continu|mak|tak|get|hold|bring|giv|fix|deliver|stand|eradicat|end|stopp?|rais|build)(?:e|ing|t?ting)?',
  begin:
    '(?:begin|start|launch|commence|open|go live|conclude|complete|finish|end|be complete|be operational|be fully operational|roll out|take place|be in place|close|run until|run from|expand|be rolled out|become operational|follow)',
  horizon:
    '\\b(?:(?:by the end of|before the end of|over|during|within|in|over the course of|through|throughout|across|for the rest of)(?: the course of)? (?:the|this|a)(?: (?:next|coming|current))? (?:parliament|decade|generation)|(?:in|within|over) (?:a|the next) (?:decade|generation)|in (?:10|ten|five|5) years)\\b',
  /** Words of time that tell of what is to come. */
  dated:
    '(?:{future}|\\b(?:by|from|on|in|before|within|during|throughout) (?!this (?!year|month|week|spring|summer|autumn|winter|session|parliament))(?:{when}|(?:\\w{1,12} )?(?:days|weeks|months|years)\\b))',
  targetWord: '\\b(?:ambitions?|targets?|objectives?|goals?|missions?|aspirations?|milestones?)\\b',
  future:
    '\\b(?:tomorrow|next (?:week|month|year|spring|summer|autumn|winter|financial year|parliamentary|session)|later (?:this|in|today)|this (?:spring|summer|autumn|winter)|from (?:spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december|next|20\\d\\d|\\d)|in (?:the )?(?:spring|summer|autumn|winter|new year|coming (?:days|weeks|months|year)s?)|shortly|soon|in due course|over the (?:next|coming)|early (?:next|in)|when parliamentary time allows|starting (?:in|from|next)|as soon as)\\b',

  // Others: their sign stands after their name, which is not what a preposition brings in ("details for schools").
  others:
    "#(?:(?<!(?:\\b(?:for|to|from|with|by|between|among|about|on|of|in|at|support|help|require|encourage|enable|ask|upon|against|into|including|towards|regarding|concerning|per|via|through|across)|WE and)(?: [\\w'.#-]{1,20}){1,4}#)|(?<=\\b(?:majority|most|all|a number|some|many|each|both) of(?: [\\w'-]{1,20}){1,4}#))",
}

/** The space after a gap need not be written where a word follows; what follows may start with one, after a comma. */
const GAPS = new Set(['few', 'some', 'far'])

/** A pattern with its named parts put in. @throws for a name that is not there */
export function spellOut(pattern: string): string {
  const spelled = pattern.replace(/\{([a-zA-Z_]+)\}(?=(.?))/g, (_, name: string, next: string) => {
    const part = PARTS[name]
    if (part === undefined) throw new Error(`No part is named ${name}.`)
    return GAPS.has(name) && /[A-Za-z({\\]/.test(next) ? `${part}(?: ?\\b|(?=,? ))` : part
  })
  return spelled === pattern ? spelled : spellOut(spelled)
}
