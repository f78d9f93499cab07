import { NotFoundError } from '@backstage/errors';
import { Request, Response } from 'express';
import { RouteDeps } from '../createRouter';
import { EnvironmentsRouter } from '../openapi';
import { EventStream } from './EventStream';

/** Adds the route by which an environment is followed. */
export function addEventRoutes(
  router: EnvironmentsRouter,
  deps: Pick<RouteDeps, 'callers' | 'reader' | 'followers'>,
): void {
  const { callers, reader, followers } = deps;

  router.get('/environments/:id/events', async (req, res) => {
    const caller = await callers.of(req);
    const { id } = req.params;
    const found = await reader.find(id, caller);
    if (!found) {
      throw new NotFoundError(`There is no environment '${id}'`);
    }
    // Neither is what the document types: an answer that does not end.
    const request = req as unknown as Request;
    const response = res as unknown as Response;
    const left = new AbortController();
    response.once('close', () => left.abort());
    await followers.follow(found.id, caller, {
      stream: new EventStream(response),
      lastEventId: request.header('last-event-id') ?? req.query.lastEventId,
      left: left.signal,
    });
    response.end();
  });
}
