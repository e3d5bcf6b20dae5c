import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { byteWriter } from './byte-writer.ts'
import { compileTemplate, type Put, type Template } from './compile-template.ts'
import { TEMPLATE_TOOLS } from './template-tools.ts'

/** Fills templates: a view is given by its path under `views/` without its ending, with what it shows. */
export interface Renderer {
  text(view: string, model: object): string
  /**
   * The same, encoded: of a long page in half the time that its text and the encoding of it take. It holds until the next is
   * filled.
   */
  bytes(view: string, model: object): Buffer
}

/**
 * Compiles every template under a folder; those in `partials/` are called by their file names.
 * A template that cannot be compiled, or uses a helper that does not exist, stops the start and not a reader.
 *
 * Strict: `{{missing}}` throws instead of printing nothing, so that a field misspelt fails in a test. `{{#if missing}}`
 * and `{{#each missing}}` are not held to it.
 */
export function createRenderer(viewsFolder: URL): Renderer {
  const views = listViews(viewsFolder)
  const names = new Set(views.filter(isPartial).map((view) => basename(view)))
  const partials: Record<string, Template> = {}
  const templates = new Map<string, Template>()
  for (const view of views) {
    const template = compile(viewsFolder, view, names)({ ...TEMPLATE_TOOLS, partials })
    templates.set(view, template)
    if (isPartial(view)) partials[basename(view)] = template
  }
  const page = byteWriter()
  return {
    text: (view, model) => fill(templates, view, model, allTogether),
    bytes(view, model) {
      page.begin()
      page.put(fill(templates, view, model, page.put))
      return page.written()
    },
  }
}

const allTogether: Put = (text) => text

function listViews(folder: URL): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.hbs'))
    .map((path) => path.replaceAll('\\', '/').slice(0, -'.hbs'.length))
}

function isPartial(view: string): boolean {
  return view.startsWith('partials/')
}

/** Under its own name for stack traces. */
function compile(folder: URL, view: string, partials: ReadonlySet<string>): (parts: object) => Template {
  const file = new URL(`${view}.hbs`, folder)
  try {
    const code = compileTemplate(readFileSync(file, 'utf8'), partials)
    return new Script(code, { filename: fileURLToPath(file) }).runInThisContext()
  } catch (error) {
    throw new Error(`views/${view}.hbs cannot be compiled: ${(error as Error).message}`, { cause: error })
  }
}

function fill(templates: Map<string, Template>, view: string, model: object, put: Put): string {
  const template = templates.get(view)
  if (!template) throw new Error(`There is no template views/${view}.hbs`)
  try {
    return template(model, '', put)
  } catch (error) {
    throw new Error(`views/${view}.hbs cannot be filled: ${(error as Error).message}`, { cause: error })
  }
}
