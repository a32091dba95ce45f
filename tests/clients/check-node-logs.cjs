// Checks what @aws-sdk/client-cloudwatch-logs makes of the emulator's answers. check-clients.sh sets the environment and runs it.
"use strict";
const assert = require("node:assert/strict");
const logs = require("@aws-sdk/client-cloudwatch-logs");

const client = new logs.CloudWatchLogsClient({});
const group = { logGroupName: "/aws/omics/WorkflowLog" };
const outOfMemory = "run/8192911/task/4392889";

// As its documentation says: on until the token that was sent comes back.
async function readAll(logStreamName, limit) {
  const pages = [];
  let nextToken;
  do {
    const page = await client.send(new logs.GetLogEventsCommand({ ...group, logStreamName, limit, nextToken, startFromHead: true }));
    pages.push(page);
    assert.ok(pages.length < 100, "no end");
    if (page.nextForwardToken === nextToken) {
      break;
    }
    nextToken = page.nextForwardToken;
  } while (true);
  return pages.flatMap((page) => page.events);
}

async function refused(name, message, command, credentials) {
  const other = credentials ? new logs.CloudWatchLogsClient({ credentials }) : client;
  await assert.rejects(other.send(command), (error) => {
    assert.equal(error.name, name);
    assert.equal(error.$metadata.httpStatusCode, 400);
    assert.match(error.message, message);
    return true;
  });
}

async function main() {
  const lines = await readAll(outOfMemory, 5);
  assert.deepEqual(await readAll(outOfMemory, 10000), lines);
  assert.equal(lines[0].message, "Using GATK jar /gatk/gatk-package-4.5.0.0-local.jar");
  assert.match(lines.at(-2).message, /java.lang.OutOfMemoryError: Java heap space/);
  assert.ok(lines.every((line, i) => i === 0 || lines[i - 1].timestamp <= line.timestamp), "in the order of time");

  const generated = await readAll("run/5000001/task/1000002", 3);
  assert.equal(generated.length, 10);

  const names = [];
  for await (const page of logs.paginateDescribeLogStreams({ client, pageSize: 50 }, { ...group, logStreamNamePrefix: "run/5000001/task/" })) {
    names.push(...page.logStreams.map((stream) => stream.logStreamName));
  }
  assert.ok(names.length > 50);
  assert.deepEqual(names, [...names].sort());

  const filtered = [];
  for await (const page of logs.paginateFilterLogEvents({ client, pageSize: 7 }, { ...group, logStreamNamePrefix: "run/8192911/task/", filterPattern: "Killed" })) {
    filtered.push(...page.events);
  }
  assert.deepEqual(filtered.map((line) => line.logStreamName), ["run/8192911/task/4612468"]);

  const manifest = (await readAll("manifest/run/8192911/3803ec38-8329-b892-fb0a-4aa9ec1e9fc5", 4)).map((line) => JSON.parse(line.message));
  assert.equal(manifest.length, 10);
  assert.equal(manifest[0].arn, "arn:aws:omics:us-east-1:123456789012:run/8192911");
  assert.equal(manifest.filter((line) => line.failureReason === "OUT_OF_MEMORY_ERROR").length, 2);

  const missing = { ...group, logStreamName: "run/1" };
  const key = { accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY };
  await refused("ResourceNotFoundException", /log stream/, new logs.GetLogEventsCommand(missing));
  await refused("ResourceNotFoundException", /log group/, new logs.GetLogEventsCommand({ ...missing, logGroupName: "/aws/none" }));
  await refused("InvalidParameterException", /100/, new logs.FilterLogEventsCommand({ ...group, logStreamNames: Array.from({ length: 101 }, (_, i) => `run/${i}`) }));
  await refused("InvalidSignatureException", /signature/, new logs.GetLogEventsCommand(missing), { ...key, secretAccessKey: "wrong" });
}

main().catch((error) => {
  console.log(`  ${error.stack}`);
  process.exitCode = 1;
});
