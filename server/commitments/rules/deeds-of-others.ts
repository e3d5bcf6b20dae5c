import type { Denial } from './rule.ts'

/** What somebody else will do, and what comes of itself. In the order in which it is taken out. */
export const DEEDS_OF_OTHERS: readonly Denial[] = [
  {
    name: 'third party',
    why: 'Somebody else will do it, or is bound to.',
    spoils: 'words',
    pattern: `{others}(?:, [^,;]{1,120},| - [^-;]{1,100} -| \\([^()]{1,40}\\))?(?: (?:in|of|across|within|at|under|from|on|who|that|and|or|for|to|with|granted|already|themselves|\\w{2,12}(?:ed|ing|nd|en))(?: (?!WE)[\\w'()&#-]{1,30},?){1,6}?)?(?: - [^-;]{1,100} -)?(?<! (?:and|but|or|which|that)) (?:(?:will|shall|must|should|may|intends?|plans?|aims?|(?:is|are) (?:expected|considering|due|responsible|planning|required|reviewing|exploring|developing|working|committed|looking)|(?:has|have) (?:committed|pledged|agreed|promised|plans))\\b)(?!(?: \\w{3,15}ly| now| also| then)? be (?:fully |also )?(?:offered|compensated|reimbursed|funded|moved|brought|resettled|relocated|rehoused|trained|equipped|invited|asked to join|established|created|set up|launched|required|prohibited|banned|recruited|appointed|published|consulted|provided with (?:£|up to)|given (?:£|up to|new|more|additional|stronger))|(?: to)? receive (?:£|up to|an? (?:additional )?£|funding|additional funding|a share|(?:the |this |new |additional |further |specialist ){1,2}\\w+)| increase by| have (?:up to |an (?:additional|extra) )£)(?:(?! (?:and|but|while|so|which|we) )[^,;]){0,200}`,
    examples: [
      'Police forces in Fernmouth will publish their own figures in May.',
      'The Marrow Council, which runs the harbour, will consult residents.',
      'Ofcom will review the code and will publish its findings.',
      'Applicants will be told of the outcome.',
    ],
    lookAlikes: [
      'We will ask police forces to publish their own figures in May.',
      'Working with local authorities, we will publish a plan in May.',
    ],
  },
  {
    name: 'contents of a document',
    why: 'It tells what a paper says that is already there.',
    spoils: 'words',
    pattern:
      '(?<!\\b(?:will|to|shall|be) )\\b(?:sets?|outlines?d?|explain(?:s|ed)|describe[sd]|details?|shows?|summarises?)(?: out)?(?: \\w{2,15}){0,2}? (?:how|what|where) WE (?:will|intends?|plans?|aims?)\\b',
    examples: ['The strategy sets out how we will bring back the lamps.'],
    lookAlikes: ['The strategy will set out how we will bring back the lamps.'],
  },
  {
    name: 'open question',
    why: 'Whether it will be so is not settled.',
    spoils: 'words',
    pattern: `\\bwhether\\b[^,;]{0,120}? (?:will|shall)\\b(?: be)?`,
    examples: ['It is not yet known whether the harbour scheme will be extended.'],
    lookAlikes: ['We will announce in May whether the harbour scheme will be extended.'],
  },
  {
    name: 'promise of another',
    why: 'Somebody else said that they will.',
    spoils: 'words',
    pattern: `{others}{few} (?:said|says|told|advised|confirmed|announced|stated|indicated|committed|agreed|clear|assured)\\b[^;,]{0,80}? (?:it|they|he|she|that (?:(?!WE\\b)[\\w'-]{1,20} ){1,6}?)(?: \\w{3,15}ly)? ?(?:will|intends?|plans?)\\b[^;,]{0,200}`,
    examples: ['The Fernmouth Trust has said that the company told it that they will publish a plan.'],
    lookAlikes: ['We said that we will publish a plan, and the Trust will help us.'],
  },
  {
    name: 'matter for another',
    why: 'It says whose task it is.',
    spoils: 'words',
    pattern: `(?<!(?:{targetWord}|\\b(?:aims?|intention|plan)) )\\b(?:is|are|remains?) (?:an? )?(?:operational |independent )?(?:matters?|decisions?|for) (?:for )?(?:[\\w'-]{1,20} ){0,3}[\\w'-]{1,20}#{some}`,
    examples: ['It is for chief constables to consider how they will work with harbours.'],
    lookAlikes: ['It is a matter for chief constables, and we will write to them in May.'],
  },
  {
    name: 'done by another',
    why: 'The passive names somebody else as the one who acts.',
    spoils: 'words',
    pattern: `{toBe} [\\w-]{3,20}(?: [\\w'-]{1,20}){0,3}? (?:independently )?by (?!(?:(?:the |my )?WE|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|the end|end|early|late|mid|20|the summer|the autumn|the spring)\\b)(?:the |my |a |an |their |its |each |local |individual |relevant ){0,2}(?:office\\b|(?:[\\w'-]{1,20} ){0,2}[\\w'-]{1,20}#|independent \\w{4,15}|accommodation \\w{4,15}|caseworkers?|decision makers?)`,
    examples: ['The Fernmouth figures will be published by Ofcom in May.'],
    lookAlikes: ['The Fernmouth figures will be published by the end of May.'],
  },
  {
    name: 'standing practice',
    why: 'It says how things are always done.',
    spoils: 'words',
    pattern: `\\b(?:(?:will|are|is) (?:be )?(?:announced|declared|made|done|published|notified)[\\w' ]{0,60} (?:in the|as is the|is the) (?:usual|normal) way\\b(?! in due course)(?! (?:later|in|by|next))|targets? (?:is )?(?:to|of|for){some} within \\d+ (?:working |calendar )?days(?! by\\b)|(?:aims?|works?|working|aiming) to (?:answer|process|respond|reply|decide|complete|resolve){some}(?:within|in) (?:\\d+|\\w+) (?:working |calendar )?(?:days|weeks|months)|considers?{few} (?:requests?|applications?|cases?|claims?){some} on (?:its|their|a case|an individual)|would (?:\\w{3,15}ly )?(?:expect|normally|ordinarily|be expected|need|then)|{willBe} (?:assessed|considered|looked at|examined|treated|judged|handled|dealt with|processed|decided|notified|informed|refused|granted|exempt|charged|subject|eligible|permitted|allowed|liable) (?:against|in (?:line|accordance)|on (?:a case|an individual|its|their)|under|as (?!part)|when|if|according|where))\\b`,
    examples: [
      'Any kite permit will be considered in line with the harbour rules.',
      'My visits will be announced in the usual way.',
    ],
    lookAlikes: ['The new kite permit will be announced in May.'],
  },
  {
    name: 'signpost',
    why: 'It says where something is.',
    spoils: 'words',
    pattern: `\\b(?:(?:can|may|will) (?:also )?be (?:found|accessed|viewed|downloaded|seen|obtained)|(?:is|are) (?:also )?(?:published|available)|will (?:also )?be (?:available|accessible) (?:at|on|from|via)(?: the)?(?: gov\\.uk| website| https?| following))\\b`,
    examples: ['The harbour plan can be found on the website of the Home Office.'],
    lookAlikes: ['The harbour plan will be published on GOV.UK in May.'],
  },
  {
    name: 'forecast',
    why: 'It says what is likely, not what is promised.',
    spoils: 'words',
    pattern: `\\b(?:(?:is|are) (?:projected|forecast|estimated|likely|anticipated|expected) to (?!be\\b|publish|report|conclude|begin|start|commence|launch|open|complete|come into|take effect|make|lay|announce|last|go live|roll|introduce|consult|set out|respond|finish|run|take place|end|issue|release|deliver by|follow)|projected [\\w ]{1,60} will|WE (?:would )?(?:expects?|anticipates?) (?:to (?:see|have(?! [a-z]{2,15}(?:ed|en|t)\\b)|receive|save|spend|need)|(?:that )?(?:the|this|these|most|all|police|forces|any|there|local|employers|companies|demand|numbers|costs)\\b(?![^;]{0,120} (?:to be|be|will) (?:published|laid|introduced|launched|completed|in place|in force|in use|operational|ready|available|rolled out|up and running)))|\\btaking (?:time|several)|will take (?:time|several|some|place over))`,
    examples: [
      'The harbour is projected to grow by 40 berths.',
      'We expect most of the savings to come from kites.',
    ],
    lookAlikes: ['We expect to publish the harbour plan in May.', 'The review is expected to report in May.'],
  },
  {
    name: 'course of a case',
    why: 'Courts, elections and contracts run by themselves.',
    spoils: 'words',
    pattern:
      '\\b(?:trial|hearing|case|appeal|inquest|elections?|contracts?|tenancy|lease|leave|visas?|permission|defendants?|suspects?|he|she|flights?|who)\\b(?: [\\w-]{1,20}){0,4}? (?:(?:is|are) (?:currently )?(?:due|set|scheduled|expected|planned) (?:to|for|in|on)|will (?:begin|start|take place|conclude|be (?:held|heard)))\\b',
    examples: [
      'The trial of the thief is due to begin in May.',
      'The harbour contract is due to expire in May.',
    ],
    lookAlikes: ['A new harbour contract will be awarded in May.'],
  },
  {
    name: 'courtesy',
    why: 'It is only polite.',
    spoils: 'words',
    pattern: `\\b(?:looks?|looking) forward to\\b[^;,]{0,60}`,
    examples: ['We look forward to working with the people of Fernmouth.'],
    lookAlikes: ['We look forward to the debate, and will publish our response in May.'],
  },
]
