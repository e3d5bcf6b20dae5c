import { plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { memberName, sayStanding } from './member.ts'
import type { MemberRow, StandingRow } from './queries.ts'

/** A list of questions on a Member's page, with the search that shows the rest. */
interface MemberList<Summary> {
  total: number
  results: readonly Summary[]
}

interface MemberPageParts<Summary extends { asker: string | null }> {
  member: MemberRow
  standings: readonly StandingRow[]
  asked: MemberList<Summary>
  answered: MemberList<Summary>
}

export function memberPage<Summary extends { asker: string | null }>({
  member,
  standings,
  asked,
  answered,
}: MemberPageParts<Summary>) {
  const value = member.parliamentId === null ? `local-${member.localNumber}` : String(member.parliamentId)
  const search = (name: 'asker' | 'answerer') => paths.questions({ [name]: value, body: 'all' })
  return {
    title: memberName(member),
    name: memberName(member),
    caption:
      member.house === null ? 'Member of Parliament’s record' : `Member of the House of ${member.house}`,
    isUnnamed: member.name === null,
    standings: standings
      .map(sayStanding)
      .filter((said) => said !== null)
      .reverse(),
    lists: [
      showList(
        'asked',
        'Questions asked',
        'No questions by this Member are in the record.',
        // Whose questions these are stands at the head of the page.
        { ...asked, results: asked.results.map((result) => ({ ...result, asker: null })) },
        search('asker'),
      ),
      showList(
        'answered',
        'Answers given',
        'No answers by this Member are in the record.',
        answered,
        search('answerer'),
      ),
    ].filter(({ results, id }) => results.length > 0 || id === 'asked'),
  }
}

function showList<Summary>(
  id: string,
  title: string,
  none: string,
  { total, results }: MemberList<Summary>,
  href: string,
) {
  return {
    id,
    title,
    none,
    isEmpty: results.length === 0,
    results,
    moreHref: total > results.length ? href : null,
    moreText: `All ${plural(total, 'question')}`,
  }
}
