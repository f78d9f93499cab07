import { scorecardsEvaluatePermission } from '@groundwork/backstage-plugin-scorecards-common';
import { Backtester } from '../../backtest/Backtester';
import { BusyError } from '../../backtest/Turns';
import { Access } from '../Access';
import { ScorecardsRouter } from '../openapi';

/** The router of the API. */
export type BacktestRouter = ScorecardsRouter;

/** Adds the route that tells what a definition would change. */
export function addBacktestRoutes(
  router: BacktestRouter,
  deps: {
    access: Pick<Access, 'callerOf'>;
    backtester: Pick<Backtester, 'backtest'>;
  },
): void {
  const { access, backtester } = deps;

  router.post('/backtest', async (req, res) => {
    const caller = await access.callerOf(req, scorecardsEvaluatePermission);
    const gone = new AbortController();
    res.on('close', () => gone.abort());
    try {
      res.json(await backtester.backtest(req.body, caller, gone.signal));
    } catch (error) {
      if (error === gone.signal.reason) {
        // Nobody waits for the answer any more.
        return;
      }
      if (error instanceof BusyError) {
        res.set('Retry-After', String(error.retryAfterSeconds));
      }
      throw error;
    }
  });
}
