import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../server/help/markdown.ts'
import { testApp } from '../support/app.ts'

const { agent } = testApp()

describe('the help pages', () => {
  it('begin with what Pursuant is', async () => {
    const { text } = await agent.get('/help').expect(200)
    expect(text).toContain('<h1 class="govuk-heading-l" id="help">Help</h1>')
    expect(text).toContain('href="/help/search"')
  })

  it('explain searching, every status and lateness', async () => {
    const { text } = await agent.get('/help/search').expect(200)
    for (const status of ['Unanswered', 'Holding', 'Answered', 'Corrected', 'Withdrawn', 'Lapsed']) {
      expect(text).toContain(`<td class="govuk-table__cell">${status}</td>`)
    }
    expect(text).toContain('href="#when-a-question-is-late"')
    expect(text).toContain('id="when-a-question-is-late"')
  })

  it('say which topics they do not have', async () => {
    const { text } = await agent.get('/help/astrology').expect(404)
    expect(text).toContain('There is no help page of this name.')
    await agent.get('/help/..%2Findex').expect(404)
  })

  it('have one address each', async () => {
    await agent.get('/help/index').expect(301).expect('Location', '/help')
  })
})

describe('help written in Markdown', () => {
  it('comes out in the classes of the design system', () => {
    const { html, title, contents } = renderMarkdown(
      '# One\n\nA [link](/x?a=1&b="2").\n\n## Two & three\n\n1. first',
    )
    expect(title).toBe('One')
    expect(contents).toEqual([{ id: 'two-three', label: 'Two & three' }])
    expect(html).toContain(
      '<p class="govuk-body">A <a class="govuk-link" href="/x?a=1&amp;b=&quot;2&quot;">link</a>.',
    )
    expect(html).toContain('<ol class="govuk-list govuk-list--number">\n<li>first</li>')
  })

  it('puts a table in a box that the keyboard can scroll', () => {
    const { html } = renderMarkdown('| You type | It finds |\n|---|---|\n| `a` | **b** |')
    expect(html).toContain(
      '<div class="table-scroll" role="region" aria-label="You type, It finds" tabindex="0">',
    )
    expect(html).toContain('<td class="govuk-table__cell"><strong>b</strong></td>')
  })
})
