import { Cleanup } from './cleanup';

describe('Cleanup', () => {
  const recorder = () => {
    const undone: string[] = [];
    const cleanup = new Cleanup();
    const defer = (what: string) =>
      cleanup.defer(what, async () => void undone.push(what));
    return { cleanup, defer, undone };
  };

  it('undoes in reverse order, once', async () => {
    const { cleanup, defer, undone } = recorder();
    defer('database');
    defer('server');
    await cleanup.run();
    await cleanup.run();
    expect(undone).toEqual(['server', 'database']);
  });

  it('leaves out what was undone early', async () => {
    const { cleanup, defer, undone } = recorder();
    defer('database');
    const stopServer = defer('server');
    await stopServer();
    await stopServer();
    await cleanup.run();
    expect(undone).toEqual(['server', 'database']);
  });

  it('waits for what is already being undone', async () => {
    const { cleanup, undone } = recorder();
    let finish = () => {};
    const drop = cleanup.defer('database', async () => {
      await new Promise<void>(resolve => {
        finish = resolve;
      });
      undone.push('database');
    });
    const dropped = drop();
    const closed = cleanup.close().then(() => undone.push('closed'));
    finish();
    await Promise.all([dropped, closed]);
    expect(undone).toEqual(['database', 'closed']);
  });

  it('keeps nothing that comes after it was closed', async () => {
    const { cleanup, defer, undone } = recorder();
    await cleanup.close();
    expect(() => defer('server')).toThrow(
      'The run is over, server comes too late',
    );
    expect(undone).toEqual(['server']);
  });

  it('goes on after a failure and then says what failed', async () => {
    const { cleanup, defer, undone } = recorder();
    defer('database');
    cleanup.defer('server', async () => {
      throw new Error('it hangs');
    });
    await expect(cleanup.run()).rejects.toThrow(
      'Could not remove server: Error: it hangs',
    );
    expect(undone).toEqual(['database']);
  });
});
