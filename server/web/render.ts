import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import Handlebars from 'handlebars'

/** Fills a template: the view's path under `views/` without its ending, and what it shows. */
export type Render = (view: string, model: object) => string

/**
 * Compiles every template under a folder, and registers those in `partials/` by their file names.
 * A template that cannot be compiled, or uses a helper that does not exist, stops the start and not a reader.
 *
 * Strict: `{{missing}}` throws instead of printing nothing, so that a field misspelt fails in a test. Handlebars
 * does not hold `{{#if missing}}`, `{{#each missing}}` or `{{#each list as |item|}} {{item.missing}}` to it.
 */
export function createRenderer(viewsFolder: URL): Render {
  const handlebars = Handlebars.create()
  const templates = new Map<string, HandlebarsTemplateDelegate>()
  for (const view of listViews(viewsFolder)) {
    const template = compile(handlebars, viewsFolder, view)
    templates.set(view, template)
    if (view.startsWith('partials/')) handlebars.registerPartial(basename(view), template)
  }
  return (view, model) => fill(templates, view, model)
}

function listViews(folder: URL): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.hbs'))
    .map((path) => path.replaceAll('\\', '/').slice(0, -'.hbs'.length))
}

/** Compiled here and now (`Handlebars.compile` waits for the first use), under its own name for stack traces. */
function compile(handlebars: typeof Handlebars, folder: URL, view: string): HandlebarsTemplateDelegate {
  const file = new URL(`${view}.hbs`, folder)
  try {
    const source = readFileSync(file, 'utf8')
    const code = handlebars.precompile(source, { strict: true, knownHelpersOnly: true })
    return handlebars.template(new Script(`(${code})`, { filename: fileURLToPath(file) }).runInThisContext())
  } catch (error) {
    throw new Error(`views/${view}.hbs cannot be compiled: ${(error as Error).message}`, { cause: error })
  }
}

function fill(templates: Map<string, HandlebarsTemplateDelegate>, view: string, model: object): string {
  const template = templates.get(view)
  if (!template) throw new Error(`There is no template views/${view}.hbs`)
  try {
    return template(model)
  } catch (error) {
    throw new Error(`views/${view}.hbs cannot be filled: ${(error as Error).message}`, { cause: error })
  }
}
