import type { Holding } from './site.ts'

/** A page of a kind of its own: what it shows, which site has it, and where. */
export interface PageKind {
  what: string
  holding: Holding
  at: string
}

const odd = (what: string, at: string): PageKind => ({ what, holding: 'odd records', at })
const sample = (what: string, at: string): PageKind => ({ what, holding: 'the sample', at })

const people = (what: string, at: string): PageKind => ({ what, holding: 'people', at })

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
  sample('signing in', '/sign-in?next=%2Fquestions'),
  sample('a one-time link that has died', '/set-up?token=x'),
  people('the home page of somebody signed in', '/'),
  people('one’s own account', '/account'),
  people('the people', '/admin/users'),
  people('the form for a new person', '/admin/users/new'),
  people('a person', '/admin/users/3'),
  people('oneself among the people', '/admin/users/1'),
  people('the question before a person is disabled', '/admin/users/3/disabling'),
  people('the teams', '/admin/teams'),
  people('a team', '/admin/teams/2'),
  people('the suggestions', '/suggestions'),
  people('the register of commitments', '/commitments'),
  people('a commitment that is followed up, after its words were corrected', '/commitments/1'),
  people('a commitment with the form of an extension open', '/commitments/1?step=extensions'),
  people('the details of a commitment', '/commitments/1/details'),
  people('an answer with commitments and suggestions', '/questions/2026-01-12/601'),
  sample('the register of commitments to a stranger', '/commitments'),
  people('drafts that follow up a commitment', '/commitments/1/follow-up'),
  people('drafts that follow up an answer with commitments', '/questions/2026-01-12/601/follow-up'),
  odd('drafts that chase a question of the Lords', '/questions/2026-01-12/504/follow-up'),
  odd('a withdrawn question that nothing follows up', '/questions/2026-01-12/502/follow-up'),
  odd('drafts with blanks', '/questions/local/1/follow-up'),
  sample('the help with following up', '/help/follow-up'),
  people('the audit trail', '/admin/audit'),
  people('the audit trail of one thing', '/admin/audit?kind=account&number=2'),
  people('an audit filter that makes no sense', '/admin/audit?from=tomorrow&number=2'),
  people('an audit filter that finds nothing', '/admin/audit?to=2001-01-01'),
  { what: 'the policies of an empty record', holding: 'nothing', at: '/policies' },
  sample('the policies', '/policies'),
  sample('a policy with questions', '/policies/online-safety-act-2023'),
  { what: 'a policy that no question names', holding: 'nothing', at: '/policies/vawg-strategy' },
  people('a policy as an editor sees it', '/policies/safer-streets-mission'),
  people('a policy of long words', '/policies/long-words'),
  people('the form for a new policy', '/policies/new'),
  people('the form for a policy', '/policies/long-words/edit'),
  people('the question before a policy is removed', '/policies/long-words/removal'),
  sample('the help with policies', '/help/policies'),
  odd('a Member with a name', '/members/99001'),
  odd('a minister without a name', '/members/99002'),
]
