import { sayDate, weekday } from '../../../server/lib/dates.ts'
import { escapeHtml, plural, sayCount } from '../../../server/lib/text.ts'
import { STYLE } from './control-style.ts'
import { type Happened, isOurs, KINDS, type Kind } from './life.ts'
import type { Day, Scenario } from './scenario.ts'
import type { Exchange, Parliament } from './server.ts'
import { TROUBLES, type Trouble } from './troubles.ts'
import { isOpen, type Value } from './value.ts'

interface Shown {
  life: Scenario
  parliament: Parliament
  troubles: ReadonlySet<Trouble>
  database: string
}

const REQUESTS_SHOWN = 20
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** The page by which the fake Parliament is steered. */
export function controlPage({ life, parliament, troubles, database }: Shown): string {
  const today = life.record.today()
  const day = life.days.at(-1)
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${sayDate(today)} – fake Parliament</title>
<style>${STYLE}</style>
</head>
<body>
<header><p>Fake Parliament <span>made up, for development</span></p></header>
<main>
<h1>${WEEKDAYS[weekday(today) - 1]}, ${sayDate(today)}</h1>
<div class="buttons">
${button('/next-day', 'Next day')}
${button('/next-week', 'Next week')}
${button('/prorogation', 'End the session', ' class="quiet"')}
</div>
<h2>What happened today</h2>
${day ? dayHtml(day) : '<p>Life begins tomorrow.</p>'}
<h2>All there is</h2>
${countsHtml([...life.record.questions.values()])}
<h2>Bring the site up to date</h2>
<p>The site’s clock does not move with this one, so say how far to go:</p>
<pre><code>DATABASE=${escapeHtml(database)} PARLIAMENT_API=${parliament.base} npm run sync -- --until ${today}</code></pre>
<h2>Troubles</h2>
${troublesHtml(troubles)}
<h2>The last requests</h2>
${requestsHtml(parliament.exchanges.slice(-REQUESTS_SHOWN).reverse())}
</main>
</body>
</html>
`
}

const button = (action: string, words: string, kind = '') =>
  `<form method="post" action="${action}"><button${kind}>${words}</button></form>`

function dayHtml({ rest, happened }: Day): string {
  if (happened.length === 0)
    return `<p>Nothing: ${rest === 'recess' ? 'it is recess' : 'it is the weekend'}.</p>`
  const kinds = Object.keys(KINDS) as Kind[]
  return `<dl>${kinds.map((kind) => kindHtml(kind, happened)).join('')}</dl>`
}

function kindHtml(kind: Kind, happened: readonly Happened[]): string {
  const these = happened.filter((each) => each.kind === kind)
  if (these.length === 0) return ''
  const items = these.map(
    ({ uin, heading, id }) => `<li>${numberHtml(uin, id)} ${escapeHtml(heading ?? '(no heading yet)')}</li>`,
  )
  return `<dt>${KINDS[kind]}</dt><dd><ul>${items.join('')}</ul></dd>`
}

const numberHtml = (uin: string, id: number) =>
  `<a href="/api/writtenquestions/questions/${id}?expandMember=true">${escapeHtml(uin)}</a>`

function countsHtml(questions: readonly Value[]): string {
  const open = questions.filter(isOpen)
  const counts: [string, number][] = [
    ['questions', questions.length],
    ['to the Home Office', questions.filter(isOurs).length],
    ['open', open.length],
    ['of them with a holding answer', open.filter(({ answerIsHolding }) => answerIsHolding).length],
    ['corrected', questions.filter(({ answerIsCorrection }) => answerIsCorrection).length],
    ['withdrawn', questions.filter(({ isWithdrawn }) => isWithdrawn).length],
  ]
  return `<ul class="counts">${counts.map(([what, count]) => `<li><b>${sayCount(count)}</b> ${what}</li>`).join('')}</ul>`
}

function troublesHtml(chosen: ReadonlySet<Trouble>): string {
  const boxes = Object.entries(TROUBLES).map(
    ([name, words]) =>
      `<label><input type="checkbox" name="trouble" value="${name}"${chosen.has(name as Trouble) ? ' checked' : ''}> ${words}</label>`,
  )
  return `<form method="post" action="/troubles" class="troubles">
<fieldset><legend>${chosen.size === 0 ? 'None at present' : `${plural(chosen.size, 'trouble')} at present`}</legend>${boxes.join('')}</fieldset>
<button class="quiet">Set the troubles</button></form>`
}

function requestsHtml(exchanges: readonly Exchange[]): string {
  if (exchanges.length === 0) return '<p>None yet.</p>'
  const rows = exchanges.map(
    ({ at, address, status, fault }) =>
      `<tr${fault ? ' class="fault"' : ''}><td>${at.toISOString().slice(11, 19)}</td>` +
      `<td>${status ?? '–'}${fault && fault !== 'status' ? ` ${fault}` : ''}</td>` +
      `<td>${escapeHtml(`${address.pathname}${address.search}`.replace('/api/writtenquestions', '…'))}</td></tr>`,
  )
  return `<div class="wide"><table><thead><tr><th>At (UTC)</th><th>Status</th><th>Address</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}
