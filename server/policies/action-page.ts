import { paths } from '../paths.ts'
import type { PolicyAction } from './action.ts'
import type { NamedPolicy } from './policy.ts'

interface ActionPageParts {
  policy: NamedPolicy
  action: PolicyAction
  /** As it is read; '' where no date is given. */
  due: string
  mayEdit: boolean
}

/** An action of a policy: what it promises and by when. */
export function actionPage({ policy: { slug, title }, action, due, mayEdit }: ActionPageParts) {
  const { id, number, words, phrase, note } = action
  return {
    title: `Action ${number}: ${title}`,
    heading: `Action ${number}`,
    policy: { title, href: paths.policy(slug) },
    words,
    due: phrase === null ? 'No date given' : `“${phrase}”: ${due}`,
    note,
    editHref: mayEdit ? paths.policyActionEdit(slug, id) : null,
  }
}
