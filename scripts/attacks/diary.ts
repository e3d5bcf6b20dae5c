/** What a site wrote to its log during an attack, and what was sent meanwhile that must not be found in it. */
export function openDiary() {
  let lines: string[] = []
  let secrets = new Set<string>()

  function note(...values: readonly string[]): void {
    for (const value of values) if (value.length >= SHORTEST) secrets.add(value)
  }

  return {
    write: (line: string) => void lines.push(line),
    /** Before another attack. */
    turnPage(): void {
      lines = []
      secrets = new Set()
    },
    /** Something that was sent and belongs in no log. */
    note,
    noteQuery: (address: string) => note(...address.split('?').slice(1)),
    noteCookies: (header: string) => note(...header.split(/;\s*/).map((pair) => pair.replace(/^[^=]*=/, ''))),
    noteForm(body: string): void {
      const form = new URLSearchParams(body)
      note(...SECRET_FIELDS.flatMap((name) => form.getAll(name)))
    },
    lines: (): readonly string[] => lines,
    /** Each line in which a secret stands, as it was sent or as an address carries it. */
    leaks(): string[] {
      const forms = [...secrets].flatMap((secret) => [secret, encodeURIComponent(secret), decoded(secret)])
      return lines.filter((line) => forms.some((form) => line.includes(form)))
    },
  }
}

export type Diary = ReturnType<typeof openDiary>

/** Shorter ones stand in any text. */
const SHORTEST = 8

const SECRET_FIELDS = ['email', 'password', 'current', 'token', 'name', 'team']

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
