import type { Holding } from './site.ts'

/** A page of a kind of its own: what it shows, which site has it, and where. */
export interface PageKind {
  what: string
  holding: Holding
  at: string
}

const odd = (what: string, at: string): PageKind => ({ what, holding: 'odd records', at })
const sample = (what: string, at: string): PageKind => ({ what, holding: 'the sample', at })

/** Every kind of page that the site has. */
export const PAGE_KINDS: readonly PageKind[] = [
  { what: 'the home page of an empty record', holding: 'nothing', at: '/' },
  { what: 'the search of an empty record', holding: 'nothing', at: '/questions' },
  sample('the home page', '/'),
  sample('the search without words', '/questions'),
  sample('the search with words and filters', '/questions?q=police&status=answered&house=Commons'),
  sample('the help', '/help'),
  sample('the help with searching', '/help/search'),
  sample('a page that is not there', '/questions/2026-01-12/1'),
  odd('the home page with what is late', '/'),
  odd('a middle page of results', '/questions?page=2&body=all'),
  odd('a result of long words', '/questions?q=antidis*'),
  odd('a search that finds nothing', '/questions?q=zeppelin&house=Lords&status=withdrawn&asker=99001'),
  odd('a search with notices', '/questions?q=im*+!!!+lanterns&sort=odd&page=99&house=Mars'),
  odd('an answered question without heading', '/questions/2026-01-12/501'),
  odd('a question of long words, a wide table, attachments and siblings', '/questions/2026-01-12/506'),
  odd('a corrected question with its history', '/questions/2026-01-12/510'),
  odd('a question with cut texts', '/questions/2026-01-12/511'),
  odd('a withdrawn question', '/questions/2026-01-12/502'),
  odd('a lapsed question', '/questions/2024-05-20/503'),
  odd('an open question of the Lords', '/questions/2026-01-12/504'),
  odd('a pasted question', '/questions/local/1'),
  odd('a pasted question with twins', '/questions/local/2'),
  odd('several questions of one number', '/uin/501'),
  odd('a Member with a name', '/members/99001'),
  odd('a minister without a name', '/members/99002'),
]
