import type { Element } from 'domhandler'
import { findAll, textContent } from 'domutils'
import { parseDocument } from 'htmlparser2'
import { expect } from 'vitest'

/** A page as a reader meets it: texts have every run of white space as one space. */
export function readPage(html: string) {
  const document = parseDocument(html)
  const all = (is: (element: Element) => boolean) => findAll(is, document.children)
  const texts = (is: (element: Element) => boolean) => all(is).map(say)
  const hasClass = (name: string) => (element: Element) =>
    element.attribs.class?.split(' ').includes(name) ?? false
  const links = all(({ name, attribs }) => name === 'a' && attribs.href !== undefined).map((element) => ({
    text: say(element),
    href: String(element.attribs.href),
  }))
  return {
    html,
    all,
    title: texts(({ name }) => name === 'title')[0],
    heading: texts(({ name }) => name === 'h1').join(' | '),
    main: texts(({ attribs }) => attribs.id === 'main-content').join(' '),
    links,
    /** Where the first link of exactly these words leads. */
    linkTo: (words: string) => links.find(({ text }) => text === words)?.href,
    withClass: (name: string) => texts(hasClass(name)),
    withId: (id: string) => texts(({ attribs }) => attribs.id === id)[0],
    tagged: (tag: string) => texts(({ name }) => name === tag),
    /** The terms of every `dl` with their descriptions. */
    facts: () => {
      const terms = texts(({ name }) => name === 'dt')
      const descriptions = texts(({ name }) => name === 'dd')
      return Object.fromEntries(terms.map((term, index) => [term, descriptions[index]]))
    },
  }
}

export type Page = ReturnType<typeof readPage>

/** The one drawing that is ours: the bars over the results of a search. */
const OUR_CHART = 'months__chart'

/** Nothing that came from outside has become markup: no script but ours, no handler, no picture, no odd link. */
export function expectNoInjection({ all, links }: Page): void {
  const scripts = all(({ name }) => name === 'script').map(({ attribs }) => attribs.src ?? 'inline')
  expect(scripts.filter((source) => !source.startsWith('/assets/'))).toEqual([])
  expect(all(({ attribs }) => Object.keys(attribs).some((name) => name.startsWith('on')))).toEqual([])
  expect(all(({ name }) => ['img', 'iframe', 'object', 'style', 'base'].includes(name))).toEqual([])
  expect(all(({ name, attribs }) => name === 'svg' && attribs.class !== OUR_CHART)).toEqual([])
  expect(links.filter(({ href }) => !/^(\/|#|\?|https?:)/.test(href))).toEqual([])
}

function say(element: Element): string {
  return textContent(element).replace(/\s+/g, ' ').trim()
}
