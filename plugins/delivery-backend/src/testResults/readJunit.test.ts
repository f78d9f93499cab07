import { read } from './__testUtils__/read';

const junit = (document: string) => read(document, { format: 'junit' });
const once = { attempts: 1, isFlaky: false, cut: [] };

describe('readJunit', () => {
  // https://maven.apache.org/surefire/maven-surefire-plugin/examples/rerun-failing-tests.html
  it('reads Surefire, with what it ran again', async () => {
    const { results, summary } =
      await junit(`<?xml version="1.0" encoding="UTF-8"?>
<testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd" version="3.0.2" name="shop.CartTest" time="1.5" tests="4" errors="1" skipped="1" failures="1" flakes="1">
  <properties><property name="java.version" value="21"/></properties>
  <testcase name="adds" classname="shop.CartTest" time="0.012">
    <flakyFailure message="expected: 1" type="AssertionError"><stackTrace><![CDATA[AssertionError: expected: 1
	at shop.CartTest]]></stackTrace><system-out>noise</system-out></flakyFailure>
    <flakyError type="IOException"><stackTrace>reset</stackTrace></flakyError>
  </testcase>
  <testcase name="pays" classname="shop.CartTest" time="1,037.5">
    <failure message="declined" type="AssertionError">AssertionError: declined</failure>
    <rerunFailure message="again" type="AssertionError"><stackTrace>AssertionError: again</stackTrace></rerunFailure>
    <rerunError type="IOException"><stackTrace>reset</stackTrace></rerunError>
    <system-err>noise</system-err>
  </testcase>
  <testcase name="ships" classname="shop.CartTest" time="0"><error type="NullPointerException">NullPointerException
	at shop.Ship</error></testcase>
  <testcase name="returns" classname="shop.CartTest" time="0"><skipped message="not yet"/></testcase>
</testsuite>`);
    const common = { suite: 'shop.CartTest', className: 'shop.CartTest' };
    expect(results).toEqual([
      {
        ...common,
        name: 'adds',
        status: 'passed',
        durationMs: 12,
        attempts: 3,
        isFlaky: true,
        message: 'AssertionError: expected: 1\n\tat shop.CartTest',
        cut: [],
      },
      {
        ...common,
        name: 'pays',
        status: 'failed',
        durationMs: 1_037_500,
        attempts: 3,
        isFlaky: false,
        message: 'AssertionError: declined',
        cut: [],
      },
      {
        ...common,
        ...once,
        name: 'ships',
        status: 'errored',
        durationMs: 0,
        message: 'NullPointerException\n\tat shop.Ship',
      },
      {
        ...common,
        ...once,
        name: 'returns',
        status: 'skipped',
        durationMs: 0,
        message: 'not yet',
      },
    ]);
    expect(summary).toMatchObject({
      tests: { passed: 1, failed: 1, errored: 1, skipped: 1 },
      flaky: 1,
      leftOut: {},
      isComplete: true,
    });
  });

  it('reads jest-junit: files at the test or its suite', async () => {
    const { results } = await junit(`<testsuites name="jest tests" tests="2">
  <testsuite name="cart" file="src/cart.test.ts" errors="0" time="0.5">
    <testcase classname="cart adds" name="cart adds" time="0.004"></testcase>
    <testcase classname="cart pays" name="cart pays" time="0.1" file="src/pay.test.ts">
      <failure>Error: expect(received).toBe(expected)
    at Object.toBe</failure>
    </testcase>
  </testsuite>
</testsuites>`);
    expect(results).toEqual([
      {
        ...once,
        suite: 'cart',
        file: 'src/cart.test.ts',
        className: 'cart adds',
        name: 'cart adds',
        status: 'passed',
        durationMs: 4,
      },
      {
        ...once,
        suite: 'cart',
        file: 'src/pay.test.ts',
        className: 'cart pays',
        name: 'cart pays',
        status: 'failed',
        durationMs: 100,
        message: 'Error: expect(received).toBe(expected)\n    at Object.toBe',
      },
    ]);
  });

  it('reads pytest: parameters in names, messages with escapes', async () => {
    const { results } = await junit(
      `<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" errors="0" failures="1" skipped="1" tests="2" time="0.06" timestamp="2026-03-03T09:30:00" hostname="h"><testcase classname="tests.test_cart.TestCart" name="test_add[1-&lt;2&gt;]" time="0.001"><failure message="assert 1 == 2&#10; +  where 1 = f()">def test_add(): ...</failure></testcase><testcase classname="tests.test_cart" name="test_skip" time="0.000"><skipped type="pytest.skip" message="no db">/app/tests/test_cart.py:9: no db</skipped></testcase></testsuite></testsuites>`,
    );
    expect(results).toEqual([
      {
        ...once,
        suite: 'pytest',
        className: 'tests.test_cart.TestCart',
        name: 'test_add[1-<2>]',
        status: 'failed',
        durationMs: 1,
        message: 'assert 1 == 2\n +  where 1 = f()\ndef test_add(): ...',
      },
      {
        ...once,
        suite: 'pytest',
        className: 'tests.test_cart',
        name: 'test_skip',
        status: 'skipped',
        durationMs: 0,
        message: '/app/tests/test_cart.py:9: no db',
      },
    ]);
  });

  it('reads gotestsum: a result for each time that a test ran', async () => {
    const { results } =
      await junit(`<testsuites tests="2" failures="1" errors="0" time="1.2">
	<testsuite tests="2" failures="1" time="0.02" name="example.com/shop/cart" timestamp="2026-03-03T09:30:00Z">
		<properties><property name="go.version" value="go1.25"></property></properties>
		<testcase classname="example.com/shop/cart" name="TestAdd/one" time="0.010000"><failure message="Failed" type="">=== RUN   TestAdd/one&#xA;    cart_test.go:9: 1 != 2&#xA;</failure></testcase>
		<testcase classname="example.com/shop/cart" name="TestAdd/one" time="0.010000"></testcase>
	</testsuite>
</testsuites>`);
    expect(
      results.map(({ name, status, message }) => ({ name, status, message })),
    ).toEqual([
      {
        name: 'TestAdd/one',
        status: 'failed',
        message: 'Failed\n=== RUN   TestAdd/one\n    cart_test.go:9: 1 != 2',
      },
      { name: 'TestAdd/one', status: 'passed', message: undefined },
    ]);
  });

  it('reads Gradle: empty skipped, output of the suite', async () => {
    const { results } = await junit(`<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="shop.CartTest" tests="2" skipped="1" failures="0" errors="0" timestamp="2026-03-03T09:30:00.000Z" hostname="h" time="0.021">
  <properties/>
  <testcase name="adds()" classname="shop.CartTest" time="0.02"/>
  <testcase name="returns()" classname="shop.CartTest" time="0.0"><skipped/></testcase>
  <system-out><![CDATA[<testcase name="no test"/>]]></system-out>
  <system-err><![CDATA[]]></system-err>
</testsuite>`);
    expect(results.map(({ name, status }) => [name, status])).toEqual([
      ['adds()', 'passed'],
      ['returns()', 'skipped'],
    ]);
  });

  it('joins nested suites, and takes a file from the nearest', async () => {
    const { results } = await junit(
      `<testsuites><testsuite name="a" file="a.php"><testsuite name="b" file="b.php"><testcase name="x"/></testsuite><testcase name="y"/></testsuite></testsuites>`,
    );
    expect(results).toEqual([
      { ...once, suite: 'a > b', file: 'b.php', name: 'x', status: 'passed' },
      { ...once, suite: 'a', file: 'a.php', name: 'y', status: 'passed' },
    ]);
  });

  it('says what it leaves out, and why', async () => {
    const { results, summary } = await junit(`<testsuite name="s">
  <error message="setup"/>
  <testcase time="1"/>
  <testcase name=" "/>
  <testcase name="outer" time="0,005"><testcase name="inner"><failure/></testcase></testcase>
  <testcase name="late" time="NaN"/>
  <testcase name="listed" status="notrun"/>
</testsuite>`);
    expect(results.map(({ name, status }) => [name, status])).toEqual([
      ['outer', 'passed'],
      ['late', 'passed'],
      ['listed', 'skipped'],
    ]);
    expect(summary.leftOut).toEqual({
      outsideTest: 1,
      unnamed: 2,
      nested: 1,
      duration: 2,
    });
  });
});
