import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Handlebars from 'handlebars'
import { describe, expect, it } from 'vitest'
import { createRenderer } from '../../server/web/render.ts'

function rendererOver(templates: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'pursuant-views-'))
  for (const [path, source] of Object.entries(templates)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), source)
  }
  const renderer = createRenderer(pathToFileURL(`${folder}/`))
  return (view: string, model: object) => {
    const bytes = renderer.bytes(view, model).toString()
    expect(renderer.text(view, model)).toBe(bytes)
    return bytes
  }
}

describe('a template', () => {
  it('escapes what it prints and finds partials by their file names', () => {
    const render = rendererOver({
      'a/b.hbs': '{{> greeting to=name}}',
      'partials/greeting.hbs': 'Dear {{to}},',
    })
    expect(render('a/b', { name: '<Dame>' })).toBe('Dear &lt;Dame&gt;,')
  })

  it('throws for a field that its model does not have, naming itself', () => {
    const render = rendererOver({ 'answer.hbs': '{{answeredOn}}' })
    expect(() => render('answer', { answeredon: 'x' })).toThrow(
      'views/answer.hbs cannot be filled: "answeredOn" not defined',
    )
    expect(() => render('missing', {})).toThrow('There is no template views/missing.hbs')
  })

  it('stops the start when it cannot be compiled or uses a helper that is not there', () => {
    expect(() => rendererOver({ 'bad.hbs': '{{#if a}}' })).toThrow('views/bad.hbs cannot be compiled')
    expect(() => rendererOver({ 'bad.hbs': '{{upper a}}' })).toThrow('unknown helper upper')
  })

  it('stops the start when it reaches out of its file, or asks what is not known there', () => {
    expect(() => rendererOver({ 'bad.hbs': '{{../a}}' })).toThrow('../ reaches out of the file')
    expect(() => rendererOver({ 'bad.hbs': '{{#if @first}}a{{/if}}' })).toThrow('there is no @first here')
    expect(() => rendererOver({ 'bad.hbs': '{{#upper a}}b{{/upper}}' })).toThrow('unknown helper upper')
    expect(() => rendererOver({ 'bad.hbs': '{{> gone}}' })).toThrow('there is no partial gone')
    expect(() => rendererOver({ 'bad.hbs': '<p class={{a}}>' })).toThrow('an attribute stands without quotes')
  })

  it('is the same when it is long, and after one that failed', () => {
    const render = rendererOver({
      'list.hbs': '<ul>{{#each rows}}<li>{{> row}}</li>{{/each}}</ul>{{end}}',
      'partials/row.hbs': '{{text}}, “{{text}}”{{#each more}}; {{this}}{{/each}}',
    })
    const rows = Array.from({ length: 3_000 }, (_, at) => ({
      text: `ü’𝄞 ${at}`,
      more: ['x'.repeat(at), 'é'],
    }))
    expect(() => render('list', { rows })).toThrow('"end" not defined')
    expect(render('list', { rows, end: '.' })).toContain('ü’𝄞 2999, “ü’𝄞 2999”; xx')
  })

  it('calls itself where it is a partial', () => {
    const render = rendererOver({
      'tree.hbs': '{{> node}}',
      'partials/node.hbs': '{{name}}{{#each below}}({{> node}}){{/each}}',
    })
    const leaf = { name: 'c', below: [] }
    expect(render('tree', { name: 'a', below: [{ name: 'b', below: [leaf] }, leaf] })).toBe('a(b(c))(c)')
  })
})

describe('a template does what it does with the runtime of Handlebars', () => {
  const model = {
    text: '<a href="x">R&D</a>',
    html: '<b>bold</b>',
    none: null,
    zero: 0,
    count: 12,
    yes: true,
    no: false,
    empty: [],
    one: { name: 'Ann', link: null, inner: { name: 'Bea' } },
    list: [{ name: 'first' }, { name: 'second' }],
    words: ['a', 'b & c'],
    unit: 'days',
  }
  const templates = [
    '{{text}} {{{html}}} {{{none}}} {{none}} {{zero}} {{count}} {{yes}} {{no}}',
    '{{#if zero}}a{{else if empty}}b{{else if count}}c{{else}}d{{/if}}{{#unless none}}e{{else}}f{{/unless}}',
    '{{#each list}}{{#unless @first}}, {{/unless}}{{name}} {{../unit}}{{/each}}{{#each empty}}a{{else}}none{{/each}}',
    '{{#each words}}[{{this}}]{{#if link}}inherited{{/if}}{{/each}}{{#each gone}}a{{/each}}{{#each none}}b{{/each}}',
    '{{#with one}}{{name}} {{../unit}}{{#with inner}}{{name}}{{../name}}{{../../unit}}{{/with}}{{/with}}',
    '{{one.inner.name}} {{#if one.gone.deeper}}a{{/if}}{{#with none}}b{{else}}c{{/with}}{{! no word }}',
    '{{#each list}}{{#with ../one}}{{name}}{{#if ../name}}{{../name}}{{/if}}{{/with}}{{/each}}',
    '{{> box}}|{{> box one}}|{{> box name="given" shown=yes}}|{{#each list}}{{> box shown=../unit}}{{/each}}',
    'a {{~#if yes~}} b {{~else~}} c {{~/if~}} d {{> box shown=null}}',
  ]
  const box = '<i>{{#if name}}{{name}}{{/if}}{{#if shown}}!{{/if}}</i>'

  it.each(templates)('%s', (template) => {
    const render = rendererOver({ 'view.hbs': template, 'partials/box.hbs': box })
    const theirs = Handlebars.create()
    theirs.registerPartial('box', box)
    expect(render('view', model)).toBe(theirs.compile(template)(model).replaceAll('&#x3D;', '='))
  })

  it('but for the lines of the template, each of which is put out without what it is put in by', () => {
    const render = rendererOver({ 'view.hbs': '<ul>\n    {{#if yes}}\n    <li>\n\n  {{/if}}\n</ul>' })
    expect(render('view', model)).toBe('<ul>\n<li>\n</ul>')
  })
})
