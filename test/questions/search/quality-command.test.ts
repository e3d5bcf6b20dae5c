import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { anAnsweredQuestion, aQuestion } from '../../support/records.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'search-quality-'))

afterAll(() => rmSync(folder, { recursive: true }))

const QUESTIONS = [
  anAnsweredQuestion({
    id: 71,
    heading: 'Piers',
    questionText: 'To ask the Minister, who mended the piers.',
  }),
  aQuestion({
    id: 72,
    heading: 'Harbours',
    questionText: 'To ask the Minister, about the mending of a pier.',
  }),
  aQuestion({ id: 73, heading: 'Beacons', questionText: 'To ask the Minister, which beacons burn.' }),
]

let files = 0

function fileOf(text: string): string {
  files += 1
  const path = join(folder, `${files}.jsonl`)
  writeFileSync(path, text)
  return path
}

const RECORDS = fileOf(QUESTIONS.map((value) => JSON.stringify({ value, links: [] })).join('\n'))

function judged(query: string, grades: Record<number, number[]>): string {
  return fileOf(JSON.stringify([{ task: 'What is done to piers', query, grades }]))
}

async function measure(...args: string[]) {
  const command = ['--import', 'tsx', 'scripts/search-quality.ts', ...args]
  const child = spawn(process.execPath, command, { cwd: ROOT })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => (said.stdout += data))
  child.stderr.on('data', (data) => (said.stderr += data))
  const [code] = await once(child, 'close')
  return { ...said, code }
}

describe.concurrent('npm run search-quality', { timeout: 60_000 }, () => {
  test('prints the first ten of both searches with their grades, and the difference of the means', async () => {
    const { stdout, stderr, code } = await measure(RECORDS, judged('mended piers', { 3: [71] }))
    const [site = '', plain = ''] = stdout.split('\nPlain FTS5\n')
    expect(site).toContain('mended piers: What is done to piers\n  nDCG@10 ')
    expect(site).toMatch(/ grade 3 {5}71 {2}Piers\n/)
    expect(site).toMatch(/ not judged {2}72 {2}Harbours\n/)
    expect(plain).not.toContain('72')
    expect(stdout).toMatch(/Mean nDCG@10 over 1 task: the site \d\.\d{3}, plain FTS5 1\.000, difference /)
    expect(stderr).toBe('')
    expect(code).toBe(1)
  })

  test('succeeds where the site is better, and prints that for machines', async () => {
    const { stdout, code } = await measure(RECORDS, judged('piers mends', { 3: [72, 71] }), '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      tasks: [{ query: 'piers mends', site: { ndcg: 1 }, plain: { results: [], ndcg: 0 } }],
      site: 1,
      plain: 0,
      difference: 1,
    })
    expect(code).toBe(0)
  })

  test('fails where the site is no better than plain FTS5', async () => {
    const { stdout, code } = await measure(RECORDS, judged('beacons', { 3: [73] }))
    expect(stdout).toContain('difference +0.000; the site is better in 0, worse in 0, the same in 1.')
    expect(code).toBe(1)
  })

  test('refuses judgements of questions that are not among the records, and files that cannot be read', async () => {
    const missing = await measure(RECORDS, judged('piers', { 3: [71, 99] }))
    expect(missing).toMatchObject({ stderr: '1 judged question not among the records: 99.\n', code: 1 })
    const none = await measure(join(folder, 'none.jsonl'), judged('piers', { 3: [71] }))
    expect(none).toMatchObject({ stderr: expect.stringContaining('cannot be read: ENOENT'), code: 1 })
  })
})
