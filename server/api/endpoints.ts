import type { z } from 'zod'
import { REGISTER_FILTERS, SHORTHANDS } from '../commitments/register/filters.ts'
import { REGISTER_SORTS } from '../commitments/register/order.ts'
import { AuditJson } from '../formats/json/audit.ts'
import { CommitmentsJson, WholeCommitmentJson } from '../formats/json/commitment.ts'
import { CompletionsJson } from '../formats/json/completion.ts'
import { GlossaryJson } from '../formats/json/glossary.ts'
import { RunStandingJson } from '../formats/json/intake.ts'
import { LinesJson, WholeLineJson } from '../formats/json/line.ts'
import { HealthJson } from '../formats/json/parts.ts'
import { PoliciesJson, WholePolicyJson } from '../formats/json/policy.ts'
import { QuestionsJson, WholeQuestionJson } from '../formats/json/question.ts'
import { SPANS } from '../questions/search/fields.ts'
import { FILTERS } from '../questions/search/filters.ts'
import { LAST_PAGE, PAGE_SIZES } from '../questions/search/ordering.ts'
import { EXAMPLES } from './examples.ts'

/** What an address takes: a part of its path, or of its query. */
export interface Parameter {
  name: string
  in: 'path' | 'query'
  about: string
  /** As JSON Schema says it. */
  schema: { type: 'string' | 'integer' | 'array'; [keyword: string]: unknown }
  example?: string | number
}

export interface Endpoint {
  /** As OpenAPI writes it: `/questions/{dateTabled}/{uin}.json`. */
  path: string
  title: string
  about: string
  parameters: readonly Parameter[]
  /** Of what it answers with. */
  shape: z.ZodType
  example: object
  /** The query of an example, after the path's own parameters. */
  query: string
  /** Beside what any address may answer. */
  errors: readonly (404 | 503)[]
  /** Who may ask, beside strangers of a public site. */
  isForAdmins?: boolean
}

/** Every address that answers in JSON. A test holds it against the routes that exist. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    path: '/questions.json',
    title: 'Search questions',
    about:
      'The same search as the page, with the same parameters: put `.json` behind the page’s address. A question’s number typed alone finds that number.',
    parameters: [
      search(
        'All that the search box takes: words, `"a phrase"`, `-without`, `or`, `party:Green`; see its help.',
      ),
      ...filters(FILTERS),
      ...SPANS.flatMap(({ name, label }) => [
        day(`${name}-from`, `${label} on this day or later.`),
        day(`${name}-to`, `${label} on this day or before.`),
      ]),
      choice('sort', ['relevance', 'newest', 'oldest'], 'The order; relevance when there are words.'),
      choice('expand', ['on', 'off'], 'Off: only what was typed; on: abbreviations and other spellings too.'),
      number('per-page', 'How many are on a page.', { enum: [...PAGE_SIZES] }),
      number('page', `From 1 to ${LAST_PAGE}; \`next\` goes further.`, { minimum: 1, maximum: LAST_PAGE }),
      number('after', 'Where the next page begins, as `next` gives it.', { minimum: 0 }),
    ],
    shape: QuestionsJson,
    example: EXAMPLES.questions,
    query: 'q=lanterns&status=answered&per-page=50',
    errors: [],
  },
  {
    path: '/questions/completions.json',
    title: 'Complete what is being typed',
    about: 'The field words of the search box, and the values that a field word may have. Ten at most.',
    parameters: [
      { ...search('What stands in the search box.'), example: 'asker:an' },
      number('at', 'The place of the caret in it, in characters; its end when left out.', { minimum: 0 }),
    ],
    shape: CompletionsJson,
    example: EXAMPLES.completions,
    query: 'q=status:an',
    errors: [],
  },
  {
    path: '/questions/{dateTabled}/{uin}.json',
    title: 'One question',
    about: 'By the day on which it was tabled and its number, as in its address on Parliament’s site.',
    parameters: [
      part('dateTabled', 'The day on which it was tabled.', '2026-01-12', { format: 'date' }),
      part('uin', 'Its number: `104512`, in the Lords `HL1234`.', '104512'),
    ],
    shape: WholeQuestionJson,
    example: EXAMPLES.question,
    query: '',
    errors: [404],
  },
  {
    path: '/commitments.json',
    title: 'Search commitments',
    about:
      'The register. Strangers get the promise; those who have signed in get the work on it too, and may filter by it.',
    parameters: [
      search('Words of the promise, its question’s heading or number.'),
      ...filters(REGISTER_FILTERS),
      ...SHORTHANDS.map(({ name, is }) => choice(name, ['yes'], `The same as \`${is.name}=${is.value}\`.`)),
      day('due-from', 'Due on this day or later.'),
      day('due-to', 'Due on this day or before.'),
      choice('sort', REGISTER_SORTS, 'The order.'),
      number('page', 'From 1.', { minimum: 1 }),
    ],
    shape: CommitmentsJson,
    example: EXAMPLES.commitments,
    query: 'status=open&due=overdue',
    errors: [],
  },
  {
    path: '/commitments/{id}.json',
    title: 'One commitment',
    about: 'With what was done about it.',
    parameters: [
      {
        name: 'id',
        in: 'path',
        about: 'Its number here.',
        schema: { type: 'integer', minimum: 1 },
        example: 1,
      },
    ],
    shape: WholeCommitmentJson,
    example: EXAMPLES.commitment,
    query: '',
    errors: [404],
  },
  {
    path: '/policies.json',
    title: 'All policies',
    about: 'Strategies, Acts, missions and the like, by title.',
    parameters: [],
    shape: PoliciesJson,
    example: EXAMPLES.policies,
    query: '',
    errors: [],
  },
  {
    path: '/policies/{slug}.json',
    title: 'One policy',
    about: 'With its actions and commitments, and page by page the questions that name it.',
    parameters: [
      part('slug', 'Its part of the address.', 'vawg-strategy'),
      number('page', 'Of its questions, from 1.', { minimum: 1 }),
    ],
    shape: WholePolicyJson,
    example: EXAMPLES.policy,
    query: '',
    errors: [404],
  },
  {
    path: '/lines.json',
    title: 'Lines',
    about: 'Paragraphs that several answers use, in the same words or nearly.',
    parameters: [
      choice('show', ['used', 'new', 'changed', 'ended'], 'The most used, the new, the changed, the ended.'),
      search('All these words.'),
      number('page', 'From 1.', { minimum: 1 }),
    ],
    shape: LinesJson,
    example: EXAMPLES.lines,
    query: '?show=new',
    errors: [],
  },
  {
    path: '/lines/{number}.json',
    title: 'One line',
    about: 'With its wordings, and page by page the questions whose answers use it.',
    parameters: [
      {
        name: 'number',
        in: 'path',
        about: 'Its number here.',
        schema: { type: 'integer', minimum: 1 },
        example: 1,
      },
      number('page', 'Of its questions, from 1.', { minimum: 1 }),
    ],
    shape: WholeLineJson,
    example: EXAMPLES.line,
    query: '',
    errors: [404],
  },
  {
    path: '/glossary.json',
    title: 'The glossary',
    about: 'Abbreviations in questions and answers, and what they stand for; fifty on a page.',
    parameters: [
      { ...search('Only those that have words beginning so.'), example: 'harbour' },
      {
        name: 'letter',
        in: 'query',
        about: 'Only those that begin with it; `0-9` for a digit.',
        schema: { type: 'string', pattern: '^([A-Z]|0-9)$' },
      },
      number('page', 'From 1.', { minimum: 1 }),
    ],
    shape: GlossaryJson,
    example: EXAMPLES.glossary,
    query: 'letter=V',
    errors: [],
  },
  {
    path: '/admin/audit.json',
    title: 'The audit trail',
    about: 'Who changed what, newest first. It takes what the form of its page takes.',
    parameters: [
      day('from', 'Recorded on this day or later.'),
      day('to', 'Recorded on this day or before.'),
      number('before', 'Only records before this one, as `next` gives it.', { minimum: 1 }),
    ],
    shape: AuditJson,
    example: EXAMPLES.audit,
    query: '',
    errors: [],
    isForAdmins: true,
  },
  {
    path: '/admin/intake/{number}.json',
    title: 'A run of intake',
    about: 'How it goes, for whoever watches it.',
    parameters: [
      {
        name: 'number',
        in: 'path',
        about: 'Its number.',
        schema: { type: 'integer', minimum: 1 },
        example: 1,
      },
    ],
    shape: RunStandingJson,
    example: EXAMPLES.run,
    query: '',
    errors: [404],
    isForAdmins: true,
  },
  {
    path: '/healthz',
    title: 'Whether the site is well',
    about: 'For whatever watches it. Open to all, on a private site too.',
    parameters: [],
    shape: HealthJson,
    example: EXAMPLES.health,
    query: '',
    errors: [503],
  },
]

function search(words: string): Parameter {
  return {
    name: 'q',
    in: 'query',
    about: words,
    schema: { type: 'string', maxLength: 500 },
    example: 'lanterns',
  }
}

/** Each filter in its own words; the values on offer are told by `facets`. */
function filters(
  table: readonly { name: string; label: string; default?: string; all?: string }[],
): Parameter[] {
  return table.map(({ name, label, default: usual, all }) => {
    const otherwise = usual === undefined ? '' : ` \`${usual}\` unless you ask otherwise; \`${all}\` for all.`
    return {
      name,
      in: 'query',
      about: `${label}: a value from \`facets.${name}\`. Give it several times for any of several.${otherwise}`,
      schema: { type: 'array', items: { type: 'string' } },
    }
  })
}

function choice(name: string, values: readonly string[], about: string): Parameter {
  return { name, in: 'query', about, schema: { type: 'string', enum: [...values] } }
}

function number(name: string, about: string, keywords: object): Parameter {
  return { name, in: 'query', about, schema: { type: 'integer', ...keywords } }
}

function day(name: string, about: string): Parameter {
  return { name, in: 'query', about, schema: { type: 'string', format: 'date' } }
}

function part(name: string, about: string, example: string, keywords: object = {}): Parameter {
  return { name, in: 'path', about, schema: { type: 'string', ...keywords }, example }
}
