import { sayDate, weekday } from '../../../server/lib/dates.ts'
import { escapeHtml, plural, sayCount } from '../../../server/lib/text.ts'
import { type Happened, isOurs, KINDS, type Kind } from './life.ts'
import type { Day, Scenario } from './scenario.ts'
import type { Exchange, Parliament } from './server.ts'
import { TROUBLES, type Trouble } from './troubles.ts'
import { isOpen, type Value } from './value.ts'

interface Shown {
  life: Scenario
  parliament: Parliament
  troubles: ReadonlySet<Trouble>
}

const REQUESTS_SHOWN = 20
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** The page by which the fake Parliament is steered. */
export function controlPage({ life, parliament, troubles }: Shown): string {
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
${button('/prorogation', 'End the session', 'quiet')}
</div>
<h2>What happened today</h2>
${day ? dayHtml(day) : '<p>Life begins tomorrow.</p>'}
<h2>All there is</h2>
${countsHtml([...life.record.questions.values()])}
<h2>Bring the site up to date</h2>
<p>The site’s clock does not move with this one, so say how far to go:</p>
<pre><code>DATABASE=data/fake-parliament.db PARLIAMENT_API=${parliament.base} npm run sync -- --until ${today}</code></pre>
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
  `<form method="post" action="${action}"><button class="${kind}">${words}</button></form>`

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

const STYLE = `
:root { color-scheme: light }
* { box-sizing: border-box }
body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; color: #1c1b22; background: #fff }
header { background: #33204d; color: #fff; padding: .75rem 1.25rem }
header p { max-width: 60rem; margin: 0 auto; font-weight: 700 }
header span { margin-left: .5rem; padding: .1rem .5rem; background: #ffdd55; color: #1c1b22; font-size: .875rem }
main { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem 4rem }
h1 { font-size: 2rem; line-height: 1.2; margin: 1rem 0 }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; padding-top: 1rem; border-top: 1px solid #cfcbd6 }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem }
button { font: inherit; font-weight: 600; padding: .5rem 1rem; border: 2px solid #33204d; background: #33204d; color: #fff; cursor: pointer }
button.quiet { background: #fff; color: #33204d }
button:hover { background: #553a7a; color: #fff }
:focus-visible { outline: 3px solid #ffbf00; outline-offset: 2px }
a { color: #4b2e83 }
dl { display: grid; grid-template-columns: minmax(10rem, 16rem) 1fr; gap: .5rem 1.5rem; margin: 0 }
dt { font-weight: 600 }
dd { margin: 0 }
dd ul, .counts { list-style: none; margin: 0; padding: 0 }
.counts { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem }
.counts b { font-variant-numeric: tabular-nums }
fieldset { border: 0; padding: 0; margin: 0 0 .75rem }
legend { padding: 0; margin-bottom: .25rem }
label { display: block; padding: .2rem 0 }
input { width: 1.1rem; height: 1.1rem; vertical-align: -.15rem; margin-right: .4rem; accent-color: #33204d }
pre { background: #f4f2f7; padding: .75rem 1rem; overflow-x: auto; margin: 0 }
code, td { font-family: ui-monospace, monospace; font-size: .875rem }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #e4e1ea }
td:nth-child(-n+2) { white-space: nowrap }
td:last-child { overflow-wrap: anywhere }
tr.fault td { color: #a2191f; font-weight: 600 }
@media (max-width: 40rem) {
  dl { grid-template-columns: 1fr; gap: .1rem }
  dd { margin-bottom: .75rem }
  table { min-width: 36rem }
}
`
