import type { Request } from 'express'
import type { z } from 'zod'
import { NotFound } from './errors.ts'

/**
 * The parts of an address, checked.
 * @throws NotFound when they are not of the kind that this address has
 */
export function readParams<Schema extends z.ZodType>(schema: Schema, req: Request): z.output<Schema> {
  const parsed = schema.safeParse(req.params)
  if (!parsed.success) throw new NotFound()
  return parsed.data
}

/** @throws NotFound when there is no such thing */
export function orNotFound<T>(found: T | undefined, message?: string): T {
  if (found === undefined) throw new NotFound(message)
  return found
}
