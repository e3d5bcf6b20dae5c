import { z } from 'zod'
import { ConventionsFile } from './commitments/due/conventions-file.ts'
import { readDuration } from './lib/durations.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const onOff = z.enum(['on', 'off'])

/** `6h` as milliseconds. */
const interval = (least: string, most: string) =>
  z.string().transform((text, context) => {
    const ms = readDuration(text)
    if (ms !== null && ms >= Number(readDuration(least)) && ms <= Number(readDuration(most))) return ms
    const message = `must be a time such as 30m, 6h or 1d, from ${least} to ${most}`
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

/** Every setting: its name in the environment, what it may be, and what it is when not given. */
export const SETTINGS = {
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://pursuant.example' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  WORKERS: z.coerce.number().int().min(1).max(64).default(1),
  DATABASE: z.string().min(1).default('data/pursuant.db'),
  ANSWER_MEASURE: z.enum(['sitting-days', 'working-days']).default('sitting-days'),
  DEADLINE_CONVENTIONS: ConventionsFile,
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PARLIAMENT_API: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://api.parliament.example/api' })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://questions-statements-api.parliament.uk/api'),
  SYNC_EVERY: interval('10m', '31d').optional(),
  ACCESS: z.enum(['public', 'private']).default('public'),
  SAMPLE: onOff.default('on'),
} as const

const Environment = z.object(SETTINGS)

export type Config = Readonly<z.output<typeof Environment> & { BASE_URL: string }>

/** Thrown for a setting that cannot be used; `message` is one line that names it. */
export class WrongSetting extends Error {}

/**
 * Reads the settings from an environment. An empty value counts as not given.
 * @throws WrongSetting naming the first setting that is wrong
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const name = String(issue?.path[0])
    throw new WrongSetting(`The setting ${name}=${given[name] ?? ''} cannot be used: ${issue?.message}`)
  }
  const { HOST, PORT } = parsed.data
  const host = HOST.includes(':') ? `[${HOST}]` : HOST // IPv6
  const BASE_URL = parsed.data.BASE_URL ?? `http://${host}:${PORT}`
  return Object.freeze({ ...parsed.data, BASE_URL })
}
