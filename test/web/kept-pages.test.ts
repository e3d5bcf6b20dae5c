import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { keptPages } from '../../server/web/kept-pages.ts'
import { signedInAs } from '../support/accounts.ts'
import { anAnsweredQuestion, importQuestions } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

describe('a page that is kept', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'pursuant-')), 'kept.db')
  const db = openDatabase(file)
  const other = openDatabase(file)
  db.exec('create table lantern (id integer primary key, lit integer not null)')
  const kept = keptPages(db)
  let made = 0
  /** The title of what is kept, or of what is made and kept now. */
  const ask = (key = 'lanterns') => {
    const known = kept.get(key)
    if (known) return known.about.title
    made += 1
    const about = { title: `Made ${made}`, hasOwnSearch: false, feedHref: null }
    kept.set(key, { about, frame: '', html: Buffer.from('<p></p>'), body: [3, 3], etag: '' })
    return about.title
  }

  test('is made once for a key', () => {
    const first = ask()
    expect(ask()).toBe(first)
    expect(ask('beacons')).not.toBe(first)
    expect(ask()).toBe(first)
  })

  test('is made again after any change, of ours or of another process', () => {
    const before = ask()
    db.exec('insert into lantern (lit) values (1)')
    const after = ask()
    expect(after).not.toBe(before)
    other.exec('update lantern set lit = 0')
    expect(ask()).not.toBe(after)
    const last = ask()
    other.prepare('select * from lantern').all()
    expect(ask()).toBe(last)
  })
})

test('a search shows at once what has come in since it was made', async () => {
  const site = await siteWith([anAnsweredQuestion({ questionText: 'About the lanterns of Northbridge.' })])
  const found = async () =>
    /(\d+) questions?/.exec((await site.agent.get('/questions?q=lantern').expect(200)).text)?.[1]
  expect([await found(), await found()]).toEqual(['1', '1'])
  await importQuestions(site.db, [anAnsweredQuestion({ questionText: 'About the lanterns of Hollinsea.' })])
  expect(await found()).toBe('2')
})

test('a search that was made for a reader offers a stranger nothing of theirs', async () => {
  const site = await siteWith([anAnsweredQuestion({ questionText: 'About the lanterns of Northbridge.' })])
  const { agent: reader } = signedInAs(site, 'reader')
  const shown = async (agent: typeof site.agent) => (await agent.get('/questions?q=lantern').expect(200)).text
  for (let turn = 0; turn < 2; turn += 1) {
    expect(await shown(reader)).toContain('/saved-searches/new')
    expect(await shown(site.agent)).not.toContain('/saved-searches')
  }
})

test('a search that the browser has is sent again only when it is another', async () => {
  const site = await siteWith([anAnsweredQuestion({ questionText: 'About the lanterns of Northbridge.' })])
  const again = (etag: string) => site.agent.get('/questions?q=lantern').set('If-None-Match', etag)
  const etag = (await site.agent.get('/questions?q=lantern').expect(200)).headers.etag ?? ''
  expect(etag).toMatch(/^W\/"/)
  await again(etag).expect(304)
  expect(
    (await signedInAs(site, 'reader').agent.get('/questions?q=lantern').expect(200)).headers.etag,
  ).not.toBe(etag)
  await again(etag).expect(304)
  await importQuestions(site.db, [anAnsweredQuestion({ questionText: 'About the lanterns of Hollinsea.' })])
  await again(etag).expect(200)
})
