import { scorecardsReadPermission } from '@groundwork/backstage-plugin-scorecards-common';
import { Readers } from '../../read';
import { Access } from '../Access';
import { ScorecardsRouter } from '../openapi';
import { sendExport } from './sendExport';

/** Adds the routes that tell of scorecards. */
export function addScorecardRoutes(
  router: ScorecardsRouter,
  deps: {
    access: Pick<Access, 'callerOf'>;
    readers: Pick<Readers, 'scorecards' | 'rows' | 'standings'>;
    now: () => Date;
  },
): void {
  const { access, readers, now } = deps;
  const { scorecards, rows, standings } = readers;

  router.get('/scorecards', async (req, res) => {
    const caller = await access.callerOf(req, scorecardsReadPermission);
    res.json(await scorecards.list(caller));
  });

  router.get('/scorecards/:id', async (req, res) => {
    const caller = await access.callerOf(req, scorecardsReadPermission);
    res.json(await scorecards.find(req.params.id, caller));
  });

  router.get('/scorecards/:id/entities', async (req, res) => {
    const caller = await access.callerOf(req, scorecardsReadPermission);
    res.json(await rows.page(req.params.id, req.query, caller));
  });

  router.post('/scorecards/:id/standings', async (req, res) => {
    const caller = await access.callerOf(req, scorecardsReadPermission);
    res.json(await standings.page(req.params.id, req.body, caller));
  });

  router.get('/scorecards/:id/export', async (req, res) => {
    const caller = await access.callerOf(req, scorecardsReadPermission);
    const { format = 'csv', ...query } = req.query;
    const list = await rows.export(req.params.id, query, caller);
    await sendExport(res, { ...list, format, now: now() });
  });

  router.get('/scorecards/:id/definition', async (req, res) => {
    await access.callerOf(req, scorecardsReadPermission);
    const yaml = await scorecards.yaml(req.params.id, req.query.version);
    res.type('application/yaml').send(yaml);
  });
}
