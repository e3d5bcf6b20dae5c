import { describe, expect, test } from 'vitest'
import { type DetailsChoices, detailsFields, readDetails } from '../../server/commitments/details-form.ts'
import { showForm } from '../../server/web/forms.ts'

const LANTERNS = { slug: 'lantern-plan', title: 'Lantern Plan' }

const CHOICES: DetailsChoices = {
  owners: [
    { id: 1, name: 'Tom Ellis' },
    { id: 2, name: 'Eleanor Ashby' },
  ],
  teams: [{ id: 4, name: 'Harbours' }],
  policies: [
    { id: 7, slug: 'lantern-plan', title: 'Lantern Plan' },
    { id: 8, slug: 'harbour-act', title: 'Harbour Act' },
  ],
  actions: [
    { id: 31, policyId: 7, number: '10', words: 'Light the lamps.', policy: LANTERNS },
    { id: 32, policyId: 7, number: '2', words: 'Buy oil.', policy: LANTERNS },
    {
      id: 33,
      policyId: 8,
      number: '1',
      words: 'Sweep the quay.',
      policy: { slug: 'harbour-act', title: 'Harbour Act' },
    },
  ],
}

const GIVEN = {
  summary: 'Harbour plan',
  kind: 'publication',
  strength: 'firm',
  ownerId: 1,
  teamId: null,
  policyIds: [7],
  actionId: null,
  measure: '',
  visibility: 'internal',
} as const

const read = (body: object) => readDetails(body, GIVEN, CHOICES)

describe('the details of a commitment', () => {
  test('stay as they are where a field is left out', () => {
    expect(read({}).details).toEqual(GIVEN)
  })

  test('are what was sent: a policy by name or number, nothing chosen is nobody and none', () => {
    const sent = {
      summary: '  A  plan ',
      kind: 'soft',
      owner: '',
      team: '4',
      policy: ['', 'harbour-act', '7'],
    }
    const changed = { summary: 'A plan', kind: 'soft', ownerId: null, teamId: 4, policyIds: [7, 8] }
    expect(read(sent).details).toEqual({ ...GIVEN, ...changed })
    expect(read({ policy: '' }).details?.policyIds).toEqual([])
  })

  test.each([
    [{ kind: 'wish' }, { kind: 'Choose the kind.' }],
    [{ owner: '99' }, { owner: 'Choose an owner whose account can sign in.' }],
    [{ owner: "1'--" }, { owner: 'Choose an owner whose account can sign in.' }],
    [{ team: '5' }, { team: 'Choose a team that there is.' }],
    [{ policy: 'moon-plan' }, { policy: 'Choose policies that there are.' }],
    [{ summary: 'x'.repeat(501) }, { summary: 'Shorten this to at most 500 characters.' }],
    [{ visibility: 'public' }, { visibility: 'Choose who may read it.' }],
  ])('refuse %j and say what to do', (sent, errors) => {
    expect(read(sent)).toMatchObject({ details: null, state: { errors } })
  })

  test('have an action of one of its policies, which goes when the policy goes', () => {
    expect(read({ action: '31' }).details?.actionId).toBe(31)
    expect(read({ action: '33' }).details?.actionId).toBeNull()
    expect(read({ action: '33', policy: ['harbour-act'] }).details?.actionId).toBe(33)
    expect(read({ action: '31', policy: '' }).details?.actionId).toBeNull()
    expect(read({ action: '99' })).toMatchObject({
      state: { errors: { action: 'Choose an action that there is.' } },
    })
    const tied = readDetails({ policy: ['harbour-act'] }, { ...GIVEN, actionId: 31 }, CHOICES)
    expect(tied.details?.actionId).toBeNull()
  })

  test('offer the actions of its policies as they are printed, or no such field', () => {
    const { action } = detailsFields(CHOICES, GIVEN)
    expect(action?.options?.map(({ label }) => label)).toEqual([
      'No action',
      'Lantern Plan, 2: Buy oil.',
      'Lantern Plan, 10: Light the lamps.',
    ])
    expect(detailsFields(CHOICES, { ...GIVEN, policyIds: [] })).not.toHaveProperty('action')
  })

  test('keep an owner who can no longer sign in, when nobody chose another', () => {
    const old = { ...GIVEN, ownerId: 99 }
    expect(readDetails({ owner: '99' }, old, CHOICES).details?.ownerId).toBe(99)
  })

  test('are filled in as given, and as they were sent when the form is shown again', () => {
    const ticked = (state: Parameters<typeof showForm>[1]) =>
      showForm<string>(detailsFields(CHOICES, GIVEN), state)
        .fields.policy?.options.filter(({ isSelected }) => isSelected)
        .map(({ value }) => value)
    expect(ticked({ input: {}, errors: {} })).toEqual(['lantern-plan'])
    expect(ticked(read({ policy: ['', 'harbour-act'], kind: 'x' }).state)).toEqual(['harbour-act'])
    expect(ticked(read({ policy: '', kind: 'x' }).state)).toEqual([])
  })
})
