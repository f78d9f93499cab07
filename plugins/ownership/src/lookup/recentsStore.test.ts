import { RecentsStore } from './recentsStore';

beforeEach(() => window.localStorage.clear());
afterEach(() => jest.restoreAllMocks());

describe('RecentsStore', () => {
  it('keeps look-ups beyond the page', () => {
    new RecentsStore().set(['pay.acme.test']);
    expect(new RecentsStore().get()).toEqual(['pay.acme.test']);
  });

  it('leaves nothing behind when cleared', () => {
    const store = new RecentsStore();
    store.set(['pay.acme.test']);
    store.set([]);
    expect(window.localStorage).toHaveLength(0);
  });

  it('tells who listens', () => {
    const store = new RecentsStore();
    const listener = jest.fn();
    const unsubscribe = store.subscribe(listener);
    store.set(['a']);
    unsubscribe();
    store.set(['b']);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('works on the page when the browser blocks storage', () => {
    const block = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(block);
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(block);
    const store = new RecentsStore();
    expect(store.get()).toEqual([]);
    store.set(['pay.acme.test']);
    expect(store.get()).toEqual(['pay.acme.test']);
  });
});
