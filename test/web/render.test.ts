import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createRenderer } from '../../server/web/render.ts'

function rendererOver(templates: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'pursuant-views-'))
  for (const [path, source] of Object.entries(templates)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), source)
  }
  return createRenderer(pathToFileURL(`${folder}/`))
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
})
