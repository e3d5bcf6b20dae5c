import { type ChildNode, type Element, isTag, isText } from 'domhandler'
import { textContent } from 'domutils'

/** The lines of a paragraph, none of which begins a list, a heading or a quotation. */
export function linesMarkdown(nodes: readonly ChildNode[]): string {
  return inlineMarkdown(nodes).split('\n').map(escapeStart).join('\n')
}

/** Words with their emphasis and links. */
export function inlineMarkdown(nodes: readonly ChildNode[]): string {
  return nodes.map(nodeMarkdown).join('')
}

function nodeMarkdown(node: ChildNode): string {
  if (isText(node)) return escaped(node.data)
  if (!isTag(node)) return ''
  if (node.name === 'br') return '  \n'
  if (node.name === 'a') return linkMarkdown(node)
  const words = inlineMarkdown(node.children)
  if (node.name === 'sup' || node.name === 'sub') return `<${node.name}>${words}</${node.name}>`
  return emphasised(words, node.name === 'strong' ? '**' : '*')
}

function linkMarkdown(link: Element): string {
  const { href = '' } = link.attribs
  if (textContent(link) === href) return `<${href}>`
  const address = href.replaceAll('(', '%28').replaceAll(')', '%29')
  return `[${inlineMarkdown(link.children)}](${address})`
}

/** A mark beside a space would be shown as a star. */
function emphasised(words: string, mark: string): string {
  const start = words.slice(0, words.length - words.trimStart().length)
  const end = words.slice(words.trimEnd().length)
  return `${start}${mark}${words.trim()}${mark}${end}`
}

const SPECIAL = /[\\`*[\]~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[a-z/!?])|&(?=#?\w{1,31};)/giu

function escaped(text: string): string {
  return text.replace(/[^\S ]/g, ' ').replace(SPECIAL, '\\$&')
}

function escapeStart(line: string): string {
  return line
    .replace(/^(?:[=>]|[-+](?![\p{L}\p{N}])|#{1,6}(?=\s|$))/u, '\\$&')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\')
}
