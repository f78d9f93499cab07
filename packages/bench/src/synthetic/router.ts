import express, { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { Knex } from 'knex';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { SyntheticEntityProvider } from './provider';
import { readLoadProgress } from './progress';

/** The routes by which a benchmark, in another process, drives the provider. */
export function createSyntheticRouter(options: {
  provider: SyntheticEntityProvider;
  knex: Knex;
}): ExpressRouter {
  const { provider, knex } = options;
  const router = Router();
  const refs = (entities: Entity[]) => ({
    entityRefs: entities.map(entity => stringifyEntityRef(entity)),
  });

  router.get('/synthetic/progress', async (_req, res) => {
    res.json(await readLoadProgress(knex));
  });
  router.post('/synthetic/load', express.json(), async (req, res) => {
    const size = wholeNumber(req.body, 'size');
    const seed = wholeNumber(req.body, 'seed');
    res.json(refs(await provider.load({ size, seed })));
  });
  router.post('/synthetic/change', express.json(), async (req, res) => {
    const count = wholeNumber(req.body, 'count');
    const revision = wholeNumber(req.body, 'revision');
    res.json(refs(await provider.change({ count, revision })));
  });
  router.post('/synthetic/remove', express.json(), async (req, res) => {
    const count = wholeNumber(req.body, 'count');
    res.json(refs(await provider.remove({ count })));
  });
  return router;
}

function wholeNumber(body: Record<string, unknown>, field: string): number {
  const value = body[field];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw new InputError(
      `'${field}' must be a whole number from 0, got ${JSON.stringify(value)}`,
    );
  }
  return value;
}
