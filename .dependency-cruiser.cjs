/** The arrows of the house, as server/README.md draws them. `npm run check` and a test hold the code to them. */

const FEATURES =
  'questions|answers|members|policies|calendar|lines|intake|sample|commitments|threads|alerts|glossary|follow-ups|accounts|audit|home|help|health|api'

/** May import the code of these features and no others; a feature's HTTP side may read more (see below). */
const BELOW = {
  calendar: [],
  members: [],
  policies: [],
  questions: ['members', 'policies', 'calendar'],
  answers: ['members', 'policies', 'calendar', 'questions'],
  lines: ['members', 'policies', 'calendar', 'questions', 'answers'],
  commitments: ['members', 'policies', 'calendar', 'questions', 'answers', 'lines'],
  threads: ['members', 'policies', 'calendar', 'questions', 'answers', 'commitments'],
  sample: ['members', 'policies', 'calendar', 'questions', 'answers', 'lines', 'commitments', 'threads'],
  alerts: ['members', 'policies', 'calendar', 'questions', 'answers'],
  glossary: ['members', 'policies', 'calendar', 'questions', 'answers'],
  'follow-ups': ['members', 'policies', 'calendar', 'questions', 'answers', 'commitments'],
  intake: [
    'members',
    'policies',
    'calendar',
    'questions',
    'answers',
    'lines',
    'sample',
    'commitments',
    'threads',
  ],
  home: ['members', 'policies', 'calendar', 'questions', 'answers', 'sample'],
  audit: [],
  accounts: ['audit'],
  help: [],
  health: [],
  api: ['questions', 'commitments', 'audit'],
}

/** Leaves that any feature may use: who may do what, and the writing of the audit trail. */
const LEAVES = '^server/(audit/record|accounts/(permissions|access))\\.ts$'

/** The HTTP side of a feature: its routes, the reader that gathers for them what a page shows, and the guard. */
const HTTP_SIDE = '(routes|reader|accounts/access)\\.ts$'

const forbidden = [
  {
    name: 'no-circles',
    severity: 'error',
    comment: 'Arrows point one way.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'lib-is-a-leaf',
    severity: 'error',
    comment: 'server/lib imports nothing of ours.',
    from: { path: '^server/lib/' },
    to: { path: '^(server|db|scripts|test)/', pathNot: '^server/lib/' },
  },
  {
    name: 'web-knows-no-feature',
    severity: 'error',
    from: { path: '^server/web/' },
    to: { path: `^server/(${FEATURES})/` },
  },
  {
    name: 'database-knows-no-feature',
    severity: 'error',
    from: { path: '^db/' },
    to: { path: '^(server|scripts|test)/' },
  },
  {
    name: 'server-knows-no-script-or-test',
    severity: 'error',
    from: { path: '^(server|db)/' },
    to: { path: '^(scripts|test)/' },
  },
  {
    name: 'routes-are-mounted-by-the-site-alone',
    severity: 'error',
    comment: 'No feature imports the routes, the reader or the page of another.',
    from: { path: `^server/(${FEATURES})/` },
    to: {
      path: '^server/[a-z-]+/([a-z-]*routes|reader|[a-z-]*page|search-links)\\.ts$',
      pathNot: '^server/$1/',
    },
  },
  {
    name: 'express-stays-at-the-edge',
    severity: 'error',
    comment: 'Only the HTTP side and server/web know Express.',
    from: { path: '^server/', pathNot: [`^server/(web/|app\\.ts|routes\\.ts)`, HTTP_SIDE] },
    to: { path: 'node_modules/(express|@types/express)' },
  },
  {
    name: 'pure-files-stay-pure',
    severity: 'error',
    comment: 'Rules, pages and formats know neither Express nor the database.',
    from: {
      path: [
        '^server/[a-z-]+/[a-z-]*page\\.ts$',
        '^server/[a-z]+/(search-links|read-back|member|saved-search|policy|action|action-import|conflict-rows|linking|entry|in-text|question|versions|lateness)\\.ts$',
        '^server/policies/(pieces|referents|provisions|reading|found|link-decisions|link-words|question-links|policy-links)\\.ts$',
        '^server/(accounts/(account|permissions|password-rules)|audit/chain)\\.ts$',
        '^server/commitments/[a-z]+/(page|bulk-page|lists|items|words|calendar|choosing|duplicates|prefill)\\.ts$',
        '^server/questions/(waiting|months|months-chart|related/likeness)\\.ts$',
        '^server/lines/(line|paragraphs|fingerprint|components)\\.ts$',
        '^server/commitments/(commitment|life|view|setting|summary|in-answer|sentences|detect|deadline-phrases|due/[a-z-]+|rules/[a-z]+)\\.ts$',
        '^server/threads/(resolve|finding|reading/[a-z-]+|tree/[a-z-]+)\\.ts$',
        '^server/follow-ups/(draft|citing|promise-words|titles|chasing-note)\\.ts$',
        '^server/answers/html/[a-z-]+\\.ts$',
        '^server/[a-z]+/(summary|citation|history|json|schema|calendar)\\.ts$',
        '^server/questions/search/(completion|typing|offers|tokens|terms|parse|print|say|tree|match|evaluate|members|words|narrow|ordering|grouping|snippet|codes|filters|options|fields|names|spans|dates-typed|understand|counting|marking/(cut|marker)|lists/(counts|encoding|bm25|best|clauses))\\.ts$',
        '^server/(formats|lib)/',
        '^server/api/(document|endpoints|examples)\\.ts$',
      ],
      pathNot: '^server/web/',
    },
    to: { path: ['^db/', 'node_modules/(express|better-sqlite3)'] },
  },
  {
    name: 'nothing-imports-start',
    severity: 'error',
    from: {},
    to: { path: '^server/start\\.ts$' },
  },
  {
    name: 'only-known-packages',
    severity: 'error',
    comment: 'Every package that is imported stands in package.json; the benches are for developers only.',
    from: { path: '^(server|db|scripts)/', pathNot: '^scripts/bench/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'npm-dev'] },
  },
  ...Object.entries(BELOW).map(([feature, below]) => ({
    name: `${feature}-reads-downward`,
    severity: 'error',
    comment: `${feature} may use ${below.join(', ') || 'no other feature'}; its HTTP side may read any feature.`,
    from: { path: `^server/${feature}/`, pathNot: HTTP_SIDE },
    to: { path: `^server/(${FEATURES})/`, pathNot: [LEAVES, `^server/(${[feature, ...below].join('|')})/`] },
  })),
]

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
    // A type alone draws no arrow: a page may name the rows that another feature's queries give it.
    tsPreCompilationDeps: false,
  },
}
