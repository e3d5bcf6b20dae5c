import type { GlossaryEntryJson, GlossaryJson } from '../formats/json/glossary.ts'
import { LICENCE } from '../lib/licence.ts'
import { paths } from '../paths.ts'
import { isWordToo, originOf } from './entry.ts'
import type { ListedGroup, ShownGlossary } from './reader.ts'

/** A page of the glossary for programs. */
export function glossaryJson(
  { asked, groups, total, hasMore }: ShownGlossary,
  baseUrl: string,
): GlossaryJson {
  const next = hasMore ? `${baseUrl}${paths.glossaryJson({ ...asked, page: asked.page + 1 })}` : null
  return { total, items: groups.map((group) => groupJson(group, baseUrl)), next, licence: LICENCE }
}

/** Who gave a meaning is for those who have signed in: programs are told that an editor did. */
function groupJson({ short, answers, entries }: ListedGroup, baseUrl: string): GlossaryEntryJson {
  return {
    short,
    isWord: entries.every(isWordToo),
    answerCount: answers,
    expansions: entries.map((entry) => ({
      long: entry.long,
      from: originOf(entry),
      questionCount: entry.records,
      firstUse: entry.first && {
        dateTabled: entry.first.dateTabled,
        isExplanation: entry.isExplained,
        url: `${baseUrl}${paths.question(entry.first)}`,
      },
    })),
  }
}
