/** `104512`, or `HL1234` in the Lords; as many digits as a small integer has room for, and none that would be lost. */
const NUMBER = /^(HL)?([1-9]\d{0,8})$/

/**
 * A question's number as a small integer: 104512 for `104512`, -1234 for `HL1234`; 0 for none, or for one in another form,
 * which only the record can tell.
 */
export function numberCode(uin: string | null): number {
  const [, lords, digits] = NUMBER.exec(uin ?? '') ?? []
  if (digits === undefined) return 0
  return lords === undefined ? Number(digits) : -Number(digits)
}

/** The number that a code stands for; null where the record has to be asked. */
export function uinOfCode(code: number): string | null {
  if (code === 0) return null
  return code > 0 ? String(code) : `HL${-code}`
}
