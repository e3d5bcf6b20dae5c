import { Command, InvalidArgumentError, Option } from 'commander'
import type { z } from 'zod'
import { ROLES } from '../server/accounts/permissions.ts'
import { EmailField, NameField } from '../server/accounts/schema.ts'
import { ReasonField } from '../server/web/fields.ts'
import { run } from './command.ts'
import { addPerson, disablePerson, enablePerson, listPeople, resetPassword } from './user-actions.ts'

const FROM_INPUT = 'read the password from standard input, its first line; at a terminal, ask for it'

const program = new Command('user').description('Looks after the people who work with this site')

program
  .command('add')
  .description('adds a person; without --password-stdin it prints a link by which they choose a password')
  .argument('<email>', 'what they sign in with', fieldOf(EmailField))
  .requiredOption('--name <name>', 'their name', fieldOf(NameField('a name')))
  .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).makeOptionMandatory())
  .option('--team <name>', 'their team, made if it does not exist', fieldOf(NameField('a name')))
  .option('--password-stdin', FROM_INPUT)
  .action(addPerson)

program.command('list').description('lists everyone').option('--json', 'as JSON').action(listPeople)

program
  .command('disable')
  .description('signs a person out and keeps them out, from this moment on')
  .argument('<email>')
  .option('--reason <reason>', 'why, for the audit trail', fieldOf(ReasonField))
  .action(disablePerson)

program
  .command('enable')
  .description('lets a disabled person in again')
  .argument('<email>')
  .action(enablePerson)

program
  .command('reset')
  .description('prints a link by which a person chooses a new password; with --password-stdin sets it')
  .argument('<email>')
  .option('--password-stdin', FROM_INPUT)
  .action(resetPassword)

/** An argument held to the same rules as the field of a form. */
function fieldOf(schema: z.ZodType<string>) {
  return (text: string): string => {
    const parsed = schema.safeParse(text)
    if (parsed.success) return parsed.data
    throw new InvalidArgumentError(parsed.error.issues[0]?.message ?? '')
  }
}

await run(program)
