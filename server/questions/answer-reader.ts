import { canWorkOnCommitments, type Visitor } from '../accounts/permissions.ts'
import { highlighted } from '../answers/html/highlight.ts'
import type { AnswerVersionRow } from '../answers/queries.ts'
import { commitmentsInAnswer, highlightsByVersion } from '../commitments/in-answer.ts'
import { showCommitmentInAnswer, showSuggestionInAnswer } from '../commitments/in-answer-list.ts'
import { suggestionQueries } from '../commitments/inbox/queries.ts'
import { mentionQueries } from '../commitments/logging/mention-queries.ts'
import { commitmentQueries } from '../commitments/queries.ts'
import { seesWork } from '../commitments/view.ts'
import { abbreviationsIn } from '../glossary/in-text.ts'
import { glossaryQueries } from '../glossary/queries.ts'
import { today } from '../lib/dates.ts'
import { lineNotes } from '../lines/in-answer.ts'
import { lineQueries } from '../lines/queries.ts'
import { paths } from '../paths.ts'
import { referenceHighlights } from '../threads/in-question.ts'
import type { ThreadLinks } from '../threads/question-thread.ts'
import type { Context } from '../web/context.ts'
import type { QuestionRow } from './queries.ts'

/** Brings together what a question's page shows in its answers. */
export function answerReader({ db, clock }: Pick<Context, 'db' | 'clock'>) {
  const commitments = commitmentQueries(db)
  const mentions = mentionQueries(db)
  const suggestions = suggestionQueries(db)
  const lines = lineQueries(db)
  const glossary = glossaryQueries(db)

  /**
   * What was promised in its answers, with the words marked where they stand, as are those that refer to other
   * questions, and after each paragraph that other answers use in how many; what the detector suggests besides is for
   * those who decide on it.
   */
  function promised(
    row: QuestionRow,
    versions: readonly AnswerVersionRow[],
    visitor: Visitor,
    { refersTo, rows }: ThreadLinks,
  ) {
    const isEditor = canWorkOnCommitments(visitor)
    const open = isEditor ? suggestions.ofQuestion(row.id) : []
    const held = inAnswer(row.id, versions, visitor)
    const highlights = highlightsByVersion(held, open, { today: today(clock), back: paths.question(row) })
    const current = versions.at(-1)
    const notes = current ? lineNotes(current.text, lines.ofQuestion(row.id)) : []
    const abbreviations = current ? abbreviationsOf(row.id, current.text) : []
    const marksIn = (version: AnswerVersionRow) => [
      ...(highlights.get(version.id) ?? []),
      ...(version === current ? referenceHighlights(version.text, refersTo, rows) : []),
    ]
    const besides = (version: AnswerVersionRow) =>
      version === current ? { endNotes: notes, abbreviations } : {}
    return {
      versions: versions.map((version) => ({
        ...version,
        html: highlighted(version.html, version.text, marksIn(version), besides(version)),
      })),
      abbreviations: abbreviations.map(({ short, long }) => ({
        short,
        long,
        href: paths.glossary({ q: short }),
      })),
      commitments: held.map((one) => showCommitmentInAnswer(one, today(clock))),
      suggestions: open.map((suggestion) => showSuggestionInAnswer(suggestion, row)),
      newCommitmentHref:
        isEditor && mayPromise(versions.at(-1)) ? paths.newCommitment({ question: row.id }) : null,
    }
  }

  /** Of the answer as it stands. */
  function abbreviationsOf(questionId: number, text: string) {
    return abbreviationsIn(text, (shorts) => glossary.meanings(questionId, shorts))
  }

  /** That words make a promise again is a colleague's judgement: for those who see the work, as in `visibleTo`. */
  function inAnswer(questionId: number, versions: readonly AnswerVersionRow[], visitor: Visitor) {
    const own = commitments.ofQuestion(questionId)
    if (!seesWork(visitor)) return commitmentsInAnswer({ versions, own, saidAgain: [], mentions: [] })
    const saidAgain = mentions.commitments(questionId)
    return commitmentsInAnswer({ versions, own, saidAgain, mentions: mentions.ofQuestion(questionId) })
  }

  return { promised }
}

/** A holding answer is none, so nothing in it is a promise. */
function mayPromise(current: AnswerVersionRow | undefined): boolean {
  return current !== undefined && current.kind !== 'holding'
}
