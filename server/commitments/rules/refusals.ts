import type { Denial } from './rule.ts'

/** Questions, referrals, refusals, effects: words that bind nobody. In the order in which they are taken out. */
export const REFUSALS: readonly Denial[] = [
  {
    name: 'question',
    why: 'It asks; it does not promise.',
    spoils: 'sentence',
    pattern: `\\?["')\\]]*$`,
    examples: ['When will the Government publish the Fernmouth review?'],
    lookAlikes: ['The Government will publish the Fernmouth review in May.'],
  },
  {
    name: 'referral to another answer',
    why: 'It sends the reader to words said elsewhere.',
    spoils: 'sentence',
    pattern: `^(?:{we} (?:would |will |can |must )?(?:also )?(?:refer|direct|point)\\b[^;]{0,160}? to (?:[^ ;]{1,20} ){0,7}?(?:answers?|statements?|responses?|reply|written|remarks|letter|gov\\.uk|page|link|repl(?:y|ies))|{we}(?: would)? remind|please (?:see|refer)|the answer to|as set out in (?:my|the) (?:answer|response) .{0,60}, the (?:home office|department) (?:does|do)\\b)\\b`,
    examples: [
      'I refer the hon. Member for Fernmouth to the answer given on 3 March, which said that we will publish a plan.',
    ],
    lookAlikes: ['We will refer the matter to the Fernmouth Panel.'],
  },
  {
    name: 'holding reply',
    why: 'It promises an answer to the question and no more.',
    spoils: 'words',
    pattern: `{we}(?: will| shall| hopes? to| aims? to| intends? to| expects? to) (?:answer|respond to|reply to)(?: [\\w'-]{1,20}\\.?){0,6}? questions?\\b(?! of)|\\ban answer\\b(?: [\\w'-]{1,20}){0,6}? will be (?:provided|given|sent|issued)|\\b(?:response|reply) to th\\w{1,3} questions? will be`,
    examples: [
      'I will respond to this question as soon as possible.',
      'An answer is being prepared and will be provided in due course.',
    ],
    lookAlikes: ['We will answer the questions of the Kite Committee in a letter to its chair.'],
  },
  {
    name: 'hypothesis',
    why: 'What is said hangs on something that may never be so.',
    spoils: 'sentence',
    pattern: `^(?:(?:however|therefore|in addition|additionally|also|but|and), )?(?:if\\b(?! (?:parliament|passed|approved|agreed by parliament|necessary|needed|required|possible))|should (?:an?|the|any|they|he|she|you|it|someone|circumstances)\\b|where\\b(?! (?:possible|appropriate|necessary|needed|practicable|required|we))|whenever\\b|were (?:an?|the|any)\\b|unless\\b|in the event)`,
    examples: [
      'If a resident of Fernmouth appeals, the Home Office will review the case.',
      'Where an applicant has no passport, we will ask for another document.',
    ],
    lookAlikes: ['Where possible, we will open the Fernmouth hub before May.'],
  },
  {
    name: 'words of others',
    why: 'They are quoted.',
    spoils: 'words',
    pattern: `"[^"]{12,600}"`,
    examples: ['The chair of the Marrow Trust said: "We will publish our accounts in May."'],
    lookAlikes: ['We will publish the paper called "A Safer Fernmouth for All of Us" in May.'],
  },
  {
    name: 'earlier government',
    why: 'Another government said it.',
    spoils: 'words',
    pattern: `\\b(?:previous|last|former|then|outgoing|predecessor) (?:(?:conservative|labour|coalition) )?(?:government|administration|ministers?)(?:'s)?{few} (?:committed|pledged|promised|announced|planned|intended|said|set|plans?|commitment|ambition|target)\\b`,
    examples: ['The previous Government committed to publishing a harbour plan.'],
    lookAlikes: ['The Government has committed to publishing a harbour plan.'],
  },
  {
    name: 'refusal',
    why: 'It says what will not be done.',
    spoils: 'words',
    pattern: `(?:{we} )?(?:\\b(?:will|shall|is|are|do|does|did|has|have|would|can|could|was|were)(?: \\w{3,15}ly)? not\\b|\\bcannot\\b|\\b(?:won't|don't|doesn't|isn't|aren't|can't)\\b|\\bno longer (?:intends?|plans?)|\\bno (?:\\w{2,20} ){1,4}(?:will|shall)\\b|\\b(?:unable|not able|too early|premature|not possible|not in a position|inappropriate|not appropriate) to (?:say|give|confirm|comment|predict|provide|set out|speculate|pre-?judge|pre-?empt)\\b[^;,]{0,80}|\\bnever\\b|\\bneither\\b|\\bnor\\b)(?: (?:currently|yet|therefore|be|been|have|has|any|immediate|specific|current|intend|intends|plan|plans|planning|propose|expect|seek|considering|comment|provide|publish|publishing|committed|will|do|does|aim|to|going|disclose|routinely|the|a)\\b){0,6}`,
    examples: [
      'We will not publish the names of the harbour staff.',
      'The Department does not intend to consult on the Fernmouth order.',
      'The Government is not considering a levy on kites.',
    ],
    lookAlikes: ['We will not publish the names, but we will publish the number in May.'],
  },
  {
    name: 'no plans',
    why: 'It says that nothing is planned.',
    spoils: 'words',
    pattern: `\\b(?:no|without|any)(?: \\w{4,12}){0,3} (?:plans?|intention|proposals?|decisions?|timetable|date|commitment)\\b(?: (?:has|have|had) been (?:made|taken|set))?(?:{few} (?:to|for|on|at|of) (?:\\w{2,20} ){0,2}\\w{2,20})?`,
    examples: [
      'There are currently no plans to review the Kite Act.',
      'The Home Office has no current plans to publish a list of harbours.',
    ],
    lookAlikes: ['There are no plans to review the Kite Act, but we will publish new guidance in May.'],
  },
  {
    name: 'effect of a measure',
    why: 'It says what a thing will bring about, not what the Government will do.',
    spoils: 'words',
    pattern: `\\b(?:this|these|that|those|such|which(?<!\\b(?:bill|legislation)\\b[^.;]{0,60})|it|they|both|the (?:scheme|programme|fund|funding|measures?|changes?|reforms?|policy|system|package|powers?|plan|initiative|approach|project|partnership|model|service|unit|increase|investment|additional \\w{4,15}|new \\w{4,15}))(?: (?!WE|and\\b)[\\w'()#-]{1,30}){0,6}? will (?:help|enable|ensure|allow|mean|make it|make sure|support|improve|reduce|benefit|save|strengthen|give|lead to|result|increase|be crucial|be key|be vital|be essential|be critical|be central|play|bring|deliver|cut|provide(?! (?:£|further details|details|more detail|an update))|protect|drive|boost|also (?:help|support)|contribute|create|reform|streamline|build on|form part|apply(?!{few} from\\b)|affect|vary|depend|prevent|tackle|address|target|focus|underpin|complement|see)\\b`,
    examples: [
      'This will ensure that every child in Fernmouth learns to swim.',
      'These measures will help harbours and will save money.',
      'We have set up a new unit, which will enable faster decisions.',
    ],
    lookAlikes: [
      'This will be published in May.',
      'We will ensure that every child in Fernmouth learns to swim.',
    ],
  },
  {
    name: 'state of mind',
    why: 'It says what somebody knows or can do.',
    spoils: 'words',
    pattern: `\\b(?:always|repeatedly|long) (?:said|been clear|maintained|made clear|argued)(?:,? that) WE will [^,;]{0,80}|\\bwill (?:be (?:aware|able|unable|best placed|familiar|mindful|eligible|entitled|liable|necessary|important|clear|interested|pleased|crucial|vital|essential|too|a matter|for|up to|likely|similar|different|the case|dependent|free|expected)|know|appreciate|understand|recall|recognise|note|wish|want|agree|have (?:seen|heard|noticed|noted|been|had|a|an|no|access|until|the|to)|need|depend|vary|remain|differ|find|see|face|recogni[sz]e|stand(?! up)|hesitate|accept that|always(?! (?:look|consider|keep))|only|usually|normally|generally|routinely|ordinarily|typically|often|sometimes|tolerate|continue to (?:apply|be (?!provided|offered|funded|paid|published|made available|delivered)|have|exist|operate|remain|receive|stand|rise|fall|face|treat|uphold))\\b`,
    examples: [
      'The hon. Member will be aware that the Kite Act is in force.',
      'The cost of the harbour will depend on the weather.',
      'We will always stand by the people of Fernmouth.',
    ],
    lookAlikes: ['As the hon. Member will know, we will publish the harbour plan in May.'],
  },
]
