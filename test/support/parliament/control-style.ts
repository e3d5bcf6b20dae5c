/** How the page by which the fake Parliament is steered looks. */
export const STYLE = `
:root { color-scheme: light }
* { box-sizing: border-box }
body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; color: #1c1b22; background: #fff }
header { background: #33204d; color: #fff; padding: .75rem 1.25rem }
header p { max-width: 57.5rem; margin: 0 auto; font-weight: 700 }
header span { white-space: nowrap; margin-left: .5rem; padding: .1rem .5rem; background: #ffdd55; color: #1c1b22; font-size: .875rem }
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
label { display: flex; gap: .6rem; padding: .2rem 0 }
input { flex: none; width: 1.1rem; height: 1.1rem; margin: .25rem 0 0; accent-color: #33204d }
pre { background: #f4f2f7; padding: .75rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 }
code, td { font-family: ui-monospace, monospace; font-size: .875rem }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #e4e1ea }
th, td:nth-child(-n+2) { white-space: nowrap }
td:last-child { overflow-wrap: anywhere }
tr.fault td { color: #a2191f; font-weight: 600 }
@media (max-width: 40rem) {
  dl { grid-template-columns: 1fr; gap: .1rem }
  dd { margin-bottom: .75rem }
  table { min-width: 36rem }
}
`
