import { describe, expect, test } from 'vitest'
import { readNotice, storeNotice } from '../../server/web/notice.ts'

describe('a notice', () => {
  test('comes out of the session as it went in, with its link and its button', () => {
    const notice = {
      text: 'Done: “<b>”.',
      link: { text: 'Commitment 7', href: '/commitments/7' },
      action: { label: 'Undo', path: '/commitments/7/removal', fields: [{ name: 'reason', value: 'x' }] },
    }
    expect(readNotice(storeNotice(notice))).toEqual(notice)
    expect(readNotice(storeNotice('Done.'))).toEqual({ text: 'Done.', link: null, action: null })
  })

  test('that cannot be read is none', () => {
    expect(readNotice('Done.')).toBeNull()
    expect(readNotice('{"text":1}')).toBeNull()
  })
})
