import { type Response, Router } from 'express'
import { projectFile } from '../../db/project-file.ts'
import { allow } from '../accounts/access.ts'
import { canReadRecord } from '../accounts/permissions.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { NotFound } from '../web/errors.ts'
import { type HelpTopic, readTopics } from './topics.ts'

const topics = readTopics(projectFile('views/help/'))

/** The help pages, written in `views/help/*.md`. */
export function helpRoutes({ sendPage }: Context): Router {
  const router = Router()
  const show = (res: Response, name: string) => sendPage(res, 'help/page', pageModel(topicCalled(name)))

  router.get(paths.help(), allow(canReadRecord), (_req, res) => show(res, 'index'))

  router.get(paths.help(':topic'), allow(canReadRecord), (req, res) => {
    if (req.params.topic === 'index') return res.redirect(301, paths.help())
    return show(res, String(req.params.topic))
  })

  return router
}

function topicCalled(name: string): HelpTopic {
  const topic = topics.find((topic) => topic.name === name)
  if (!topic) throw new NotFound('There is no help page of this name.')
  return topic
}

function pageModel({ name, title, html, contents }: HelpTopic) {
  return {
    title: name === 'index' ? title : `${title} - Help`,
    html,
    contents,
    topics: topics.map((topic) => ({
      title: topic.title,
      href: topic.name === 'index' ? paths.help() : paths.help(topic.name),
      isCurrent: topic.name === name,
    })),
  }
}
