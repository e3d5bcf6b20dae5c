import { sayDate } from '../lib/dates.ts'
import { plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { citationOf } from './citation.ts'
import { CITATION_FILES, showCitationForms } from './citation-forms.ts'
import { showMember, showVersion } from './history.ts'
import { captionOf, type QuestionPageParts, showAttachment } from './page.ts'
import { type Chosen, sayChosen } from './selection-schema.ts'
import { choiceOf, headingOf, lateTag, statusTag } from './summary.ts'

interface SelectionParts {
  found: readonly QuestionPageParts[]
  missing: readonly Chosen[]
  notices: readonly string[]
}

/** What the page of chosen questions shows: each whole, as it stands, with its citation. */
export function selectionPage({ found, missing, notices }: SelectionParts) {
  const chosen = found.map(({ row }) => choiceOf(row))
  return {
    title: plural(found.length, 'chosen question'),
    count: plural(found.length, 'question'),
    notices: [...notices, ...missing.map((one) => `There is no question ${sayChosen(one)} in the record.`)],
    questions: found.map(showWhole),
    citationForms: found.length === 0 ? [] : showCitationForms(found.map(({ cited }) => cited)),
    citationFiles: CITATION_FILES.map(({ format, label }) => ({
      label,
      href: paths.questionSelection(chosen, `.${format}`),
    })),
    searchHref: paths.questions(),
  }
}

function showWhole({
  row,
  status,
  lateness,
  asker,
  versions,
  ministers,
  attachments,
  cited,
}: QuestionPageParts) {
  const current = versions.at(-1)
  return {
    id: `question-${row.id}`,
    href: paths.question(row),
    heading: headingOf(row),
    caption: captionOf(row),
    tags: [statusTag(status), ...lateTag(lateness, row.dateAnswered)],
    tabled: row.dateTabled ? sayDate(row.dateTabled) : 'date not known',
    asker: asker ? showMember(asker) : null,
    hasInterest: row.hasInterest === true,
    text: row.text,
    isCut: row.isCut,
    answer: current ? showVersion(current, ministers) : null,
    attachments: attachments.map(showAttachment),
    citation: citationOf(row, cited),
  }
}
