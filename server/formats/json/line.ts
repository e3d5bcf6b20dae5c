import { z } from 'zod'
import { Address, Count, Day, House, Licence, pageOf } from './parts.ts'

const Line = z.object({
  id: z.int().describe('Its number here, in its address.'),
  text: z.string().describe('As its last answer words it.'),
  answerCount: Count.describe('Answers that use it; grouped questions with one answer count once.'),
  wordingCount: Count,
  dateFirst: Day.nullable().describe('The day of the first answer that used it.'),
  dateRepeated: Day.nullable().describe('That of the second: from then on it is a line.'),
  dateChanged: Day.nullable().describe('When its newest wording was first used; null while it has one.'),
  dateLast: Day.nullable(),
  url: Address,
})

export const LineJson = Line.meta({ id: 'Line', description: 'A paragraph that several answers use.' })
export type LineJson = z.output<typeof LineJson>

export const LinesJson = pageOf(LineJson).meta({ id: 'Lines', description: 'A page of lines.' })
export type LinesJson = z.output<typeof LinesJson>

const LineUse = z.object({
  uin: z.string().nullable(),
  house: House.nullable(),
  heading: z.string().nullable(),
  dateTabled: Day.nullable(),
  dateAnswered: Day.nullable(),
  url: Address,
})
export type LineUseJson = z.output<typeof LineUse>

export const WholeLineJson = Line.extend({
  wordings: z
    .array(
      z.object({
        text: z.string(),
        answerCount: Count,
        dateFirst: Day.nullable(),
        dateLast: Day.nullable(),
      }),
    )
    .describe('In the order of their first use; at most 100.'),
  questions: z.object({
    total: Count,
    items: z.array(LineUse),
    next: Address.nullable().describe('The next page of questions; null on the last.'),
  }),
  licence: Licence,
}).meta({ id: 'WholeLine', description: 'A line with its wordings and the questions whose answers use it.' })
export type WholeLineJson = z.output<typeof WholeLineJson>
