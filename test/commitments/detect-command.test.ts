import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'detect-'))

afterAll(() => rmSync(folder, { recursive: true }))

let files = 0

function fileOf(...lines: unknown[]): string {
  files += 1
  const path = join(folder, `${files}.jsonl`)
  writeFileSync(
    path,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  )
  return path
}

async function detect(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/detect.ts', ...args], { cwd: ROOT })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => (said.stdout += data))
  child.stderr.on('data', (data) => (said.stderr += data))
  const [code] = await once(child, 'close')
  return { ...said, code }
}

const PLAN = {
  text: 'We will publish the harbour plan by 1 May 2031.',
  is_commitment: true,
  kind: 'publication',
  due_phrase: 'by 1 May 2031',
  due_by: '2031-05-01',
  answered_on: '2031-01-12',
  borderline: false,
}
const PIER = {
  text: 'The pier is old.',
  is_commitment: false,
  kind: 'none',
  due_phrase: null,
  answered_on: null,
}

describe.concurrent('npm run detect', { timeout: 60_000 }, () => {
  test('prints the figures for a person', async () => {
    const { stdout, stderr, code } = await detect(fileOf(PLAN, PIER))
    expect(stdout).toContain('2 rows, 1 commitment found; 2 counted')
    expect(stdout).toContain('Commitments: precision 100.0%, recall 100.0%, F1 100.0%')
    expect(stdout).toContain('publication (1): precision 100.0%')
    expect(stdout).toContain('Due phrase: 1 of 1 (100.0%)')
    expect(stdout).toContain('Due by: 1 of 1 (100.0%)')
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
  })

  test('names each miss with its line and rule', async () => {
    const { stdout } = await detect(
      fileOf(
        PIER,
        { ...PLAN, is_commitment: false, kind: 'none', due_phrase: null },
        { ...PIER, is_commitment: true, kind: 'soft' },
        { ...PLAN, kind: 'action', due_phrase: 'soon', due_by: '2031-06-01' },
      ),
    )
    expect(stdout).toContain(
      'Line 2, false positive: publication where none is right (rule: will publish): We will',
    )
    expect(stdout).toContain('Line 3, false negative: none where soft is right: The pier is old.')
    expect(stdout).toContain('Line 4, kind: publication where action is right')
    expect(stdout).toContain('Line 4, due phrase: by 1 May 2031 where soon is right')
    expect(stdout).toContain('Line 4, due by: 2031-05-01 where 2031-06-01 is right')
  })

  test('prints predictions as JSON in the order of the file, borderline rows too, which do not count', async () => {
    const { stdout, code } = await detect(
      '--json',
      fileOf(PLAN, '', { ...PLAN, is_commitment: false, borderline: true }, PIER),
    )
    const plan = {
      text: PLAN.text,
      isCommitment: true,
      kind: 'publication',
      strength: 'firm',
      duePhrase: 'by 1 May 2031',
      latest: '2031-05-01',
    }
    expect(JSON.parse(stdout)).toEqual({
      rows: 3,
      precision: 1,
      recall: 1,
      f1: 1,
      predictions: [
        { ...plan, earliest: expect.anything() },
        { ...plan, earliest: expect.anything() },
        {
          text: PIER.text,
          isCommitment: false,
          kind: null,
          strength: null,
          duePhrase: null,
          earliest: null,
          latest: null,
        },
      ],
    })
    expect(code).toBe(0)
  })

  test('takes the strongest promise of a row of several sentences', async () => {
    const text = 'The pier is old. We keep the lamps under review. We will open a harbour in Fernmouth.'
    const { stdout } = await detect('--json', fileOf({ ...PIER, text, is_commitment: true, kind: 'action' }))
    expect(JSON.parse(stdout).predictions).toMatchObject([{ text, isCommitment: true, kind: 'action' }])
  })

  test('names bad lines with their number and reason, does the rest, and fails', async () => {
    const { stdout, stderr, code } = await detect(
      '--json',
      fileOf('{', { text: 'A pier.' }, { ...PIER, kind: 'x' }, PIER),
    )
    expect(stderr).toMatch(/^Line 1: it is not JSON\.\nLine 2: is_commitment: .+\nLine 3: kind: .+\n$/)
    expect(JSON.parse(stdout).rows).toBe(1)
    expect(code).toBe(1)
  })

  test('says in one line that a file is not there', async () => {
    const { stdout, stderr, code } = await detect(join(folder, 'none.jsonl'))
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 })
    expect(stderr).toMatch(/^.+none\.jsonl cannot be read: ENOENT\.\n$/)
  })
})
