import { type CivilDate, sayDate } from '../../../server/lib/dates.ts'
import type { Chance } from './chance.ts'
import { PLACES, type Subject } from './subjects.ts'
import type { Value } from './value.ts'

type Asking = (subject: Subject, luck: Chance) => string

const FORMS: readonly Asking[] = [
  ({ things }, luck) =>
    `how many ${things} there were in ${luck.pick(PLACES)} in each of the last ${luck.between(2, 9)} years`,
  ({ things }, luck) =>
    `what steps are being taken to increase the number of ${things} in ${luck.pick(PLACES)}`,
  ({ plan }) => `when the ${plan} will be published`,
  ({ things, plan }, luck) =>
    `what assessment has been made of the potential impact of the ${plan} on ${things} in ${luck.pick(PLACES)}`,
  ({ things, plan }, luck) =>
    `with reference to the ${plan}, what recent discussions have been held with the harbour boards of ` +
    `${PLACES.join(', ')} on ${things}; how much was spent on them in each of the last ${luck.between(3, 8)} ` +
    'years; and if the minutes of those discussions will be placed in the Library of the House',
]

/** The text of a question; one form in five is longer than what the list shows. */
export function questionText(opening: string, subject: Subject, luck: Chance): string {
  return `${opening}, ${luck.pick(FORMS)(subject, luck)}.`
}

/** The text of a question that goes back to an answer. */
export function questionPursuant(
  opening: string,
  { uin, heading, dateAnswered }: Value,
  { things }: Subject,
): string {
  const answer = `the Answer of ${sayDate(dayOf(dateAnswered))} to Question ${uin} on ${heading}`
  return `${opening}, pursuant to ${answer}, how many of the ${things} were counted twice.`
}

/** The same question with a mended form of words. */
export function questionEdited(text: string): string {
  return text.replace(/\.$/, '').concat(', broken down by quay.')
}

const dayOf = (date: string | null): CivilDate => date?.slice(0, 10) ?? ''
