import { describe, expect, test } from 'vitest'
import { policyLinks } from '../../server/policies/links.ts'
import { waitingLinks } from '../../server/policies/waiting-links.ts'
import { signedInAs } from '../support/accounts.ts'
import { readPage } from '../support/html.ts'
import { aQuestion, count } from '../support/records.ts'
import { siteWith } from '../support/site.ts'
import { addPolicy } from './lanterns.ts'

const many = (number: number) => Array.from({ length: number }, () => aQuestion({ heading: 'LS' }))

describe('a new name', () => {
  test('is looked for at once in 500 questions', async () => {
    const { db } = await siteWith(many(500))
    addPolicy(db)
    expect([count(db, 'policy_link'), waitingLinks(db).waiting('policy links')]).toEqual([500, null])
  })

  test('that more may have leaves them waiting, and the page says how many are left', async () => {
    const site = await siteWith(many(501))
    const { db } = site
    addPolicy(db)
    expect(count(db, 'policy_link')).toBe(0)
    const ids = db.prepare<[], number>('select question_id from building_waiting').pluck().all()
    policyLinks(db).write(ids.slice(0, 400))
    db.exec('delete from building_waiting where question_id in (select question_id from policy_link)')
    expect(waitingLinks(db).waiting('policy links')).toEqual({ left: 101, total: 501 })
    const says = 'Answers are being looked through for its names: 101 of 501 left. Reload to see.'
    const page = readPage((await site.agent.get('/policies/lantern-strategy').expect(200)).text)
    expect(page.withClass('notice')).toEqual([says])
    const { agent } = signedInAs(site, 'editor')
    const editor = readPage((await agent.get('/policies/lantern-strategy').expect(200)).text)
    expect(editor.withClass('notice')[0]).toContain('links can be missing')
  })

  test('while others wait adds to them', async () => {
    const { db } = await siteWith(many(3))
    const { later, waiting } = waitingLinks(db)
    const [first = 0, ...others] = db.prepare<[], number>('select id from question').pluck().all()
    later('policy links', others)
    later('policy links', [first, ...others])
    expect(waiting('policy links')).toEqual({ left: 3, total: 3 })
    db.exec('delete from building_waiting')
    later('policy links', [first])
    expect(waiting('policy links')).toEqual({ left: 1, total: 1 })
  })
})
