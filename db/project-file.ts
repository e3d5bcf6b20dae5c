/**
 * From `db/` as from `build/`, where `npm start` puts the program in one file: both stand in the project's own folder,
 * so what lies there is named from that folder and never from the file that reads it.
 */
const PROJECT = new URL('../', import.meta.url)

/** The address of a file or, ending in a slash, a folder of the project, such as `views/`. */
export function projectFile(path: string): URL {
  return new URL(path, PROJECT)
}
