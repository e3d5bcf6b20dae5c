import { addDays, type CivilDate, sayDate } from '../../../server/lib/dates.ts'
import type { Chance } from './chance.ts'
import { PLACES, type Subject } from './subjects.ts'

type Part = (subject: Subject, luck: Chance, today: CivilDate) => string

const monthOf = (date: CivilDate) => sayDate(date).replace(/^\d+ /, '')

const count = (luck: Chance) => luck.between(12, 940)

const OPENINGS: readonly Part[] = [
  ({ things }, luck) => `<p>There were ${count(luck)} ${things} at the end of the last quarter.</p>`,
  ({ things }) => `<p>The Government values the work that is done for ${things} in every harbour.</p>`,
  ({ things }) =>
    `<p>The information requested on ${things} could only be obtained at disproportionate cost.</p>`,
  ({ plan }, luck) =>
    `<p>The ${plan} was discussed with the harbour board of ${luck.pick(PLACES)}.<br>No decision was taken.</p><p></p>`,
]

const MIDDLES: readonly Part[] = [
  ({ things }, luck) =>
    `<p>The number of ${things} in each place was:</p><ul>${PLACES.map((place) => `<li>${place}: ${count(luck)}</li>`).join('')}</ul>`,
  ({ things }, luck) =>
    '<table><tbody><tr><td><p><strong>Place</strong></p></td>' +
    `<td><p><strong>Number of ${things}</strong></p></td></tr>` +
    PLACES.map((place) => `<tr><td><p>${place}</p></td><td><p>${count(luck)}</p></td></tr>`).join('') +
    '</tbody></table>',
  ({ plan }) =>
    `<p>The <em>${plan}</em> is at <a href="https://lantern.example/plans" target="_blank">lantern.example</a>.</p>`,
  ({ plan }) =>
    '<p>The figures are in the <a href="https://eur01.safelinks.protection.outlook.com/' +
    `?url=https%3A%2F%2Flantern.example%2Ffigures&amp;data=05">annual figures of the ${plan}</a>.</p>`,
]

const PROMISES: readonly Part[] = [
  ({ plan }, luck, today) =>
    `<p>We will publish the ${plan} by the end of ${monthOf(addDays(today, luck.between(30, 150)))}.</p>`,
  ({ things }) => `<p>I will write to the hon. Member with the number of ${things}.</p>`,
  ({ things }) => `<p>The Government will consult on ${things} in the spring.</p>`,
  ({ things }, luck) => `<p>We will invest £${luck.between(2, 30)} million in ${things} over two years.</p>`,
  ({ plan }, luck) =>
    `<p>We intend to review the ${plan} by summer ${luck.between(2027, 2029)} and will place a copy in the Library of the House.</p>`,
  ({ things }) => `<p>We will bring forward legislation on ${things} when parliamentary time allows.</p>`,
  ({ things }) => `<p>We are keeping the position of ${things} under review.</p>`,
]

/** An answer's HTML: some have a list, a table or links, some a promise. */
export function answerHtml(subject: Subject, luck: Chance, today: CivilDate): string {
  const parts = [
    luck.pick(OPENINGS),
    ...(luck.falls(0.6) ? [luck.pick(MIDDLES)] : []),
    ...(luck.falls(0.45) ? [luck.pick(PROMISES)] : []),
  ]
  return parts.map((part) => part(subject, luck, today)).join('')
}

/** The same answer as Parliament has it once it was put right: other numbers, and a sentence more. */
export function answerCorrected(html: string, luck: Chance): string {
  const corrected = html.replace(/\b\d{2,3}\b(?=[ <])/g, (number) =>
    String(Number(number) + luck.between(1, 9)),
  )
  return `${corrected}<p>The figures were revised by ${luck.between(2, 90)} after a recount.</p>`
}

/** The same answer with a word changed that nobody was told of. */
export function answerTouched(html: string): string {
  return html.replace(/\.<\/p>/, ', as before.</p>')
}
