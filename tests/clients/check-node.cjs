// Checks what @aws-sdk/client-omics makes of the emulator's answers. check-clients.sh sets the environment and runs it.
"use strict";
const assert = require("node:assert/strict");
const omics = require("@aws-sdk/client-omics");

const client = new omics.OmicsClient({ disableHostPrefix: true });

async function collect(paginator) {
  const pages = [];
  for await (const page of paginator) {
    pages.push(page.items);
  }
  return pages;
}

async function refused(name, status, credentials, input) {
  const other = credentials ? new omics.OmicsClient({ disableHostPrefix: true, credentials }) : client;
  await assert.rejects(other.send(new omics.GetRunCommand(input)), (error) => {
    assert.equal(error.name, name);
    assert.equal(error.$metadata.httpStatusCode, status);
    assert.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/);
    assert.notEqual(error.message, "");
    return true;
  });
}

async function main() {
  const runs = await collect(omics.paginateListRuns({ client, pageSize: 3 }, {}));
  assert.deepEqual(runs.map((page) => page.length), [3, 3, 3, 1]);
  assert.ok(runs.flat().every((run, i, all) => i === 0 || all[i - 1].creationTime >= run.creationTime), "newest first");

  const run = await client.send(new omics.GetRunCommand({ id: "8192911" }));
  assert.equal(run.name, "trio-0417-joint-calling");
  assert.equal(run.failureReason, "RUN_TASK_FAILED");
  assert.ok(run.startTime instanceof Date && run.stopTime > run.startTime);

  const tasks = await collect(omics.paginateListRunTasks({ client, pageSize: 5 }, { id: "8192875" }));
  assert.deepEqual(tasks.map((page) => page.length), [5, 5, 5, 2]);
  assert.equal(new Set(tasks.flat().map((task) => task.taskId)).size, 17);

  const many = await collect(omics.paginateListRunTasks({ client, pageSize: 100 }, { id: "5000001" }));
  assert.deepEqual(many.map((page) => page.length), [100, 100, 50]);
  const names = many.flat().map((task) => task.name);
  assert.deepEqual(names.slice(4, 8), ["comma, \"quote\" and 'apostrophe' 4", "line one\nline two\r\nline three 5", "整列タスク-6-6", "محاذاة 7"]);

  const task = await client.send(new omics.GetRunTaskCommand({ id: "8192875", taskId: "7476127" }));
  assert.equal(task.name, "UGCallVariants");
  assert.equal(task.gpus, 1);
  assert.match(task.imageDetails.imageDigest, /^sha256:[0-9a-f]{64}$/);
  assert.match(task.logStream, /:log-stream:run\/8192875\/task\/7476127$/);

  const key = { accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY };
  await refused("ResourceNotFoundException", 404, null, { id: "9999999" });
  await refused("ValidationException", 400, null, { id: "run" });
  await refused("InvalidSignatureException", 403, { ...key, secretAccessKey: "wrong" }, { id: "8192911" });
  await refused("UnrecognizedClientException", 403, { ...key, accessKeyId: "AKIAUNKNOWN" }, { id: "8192911" });
}

main().catch((error) => {
  console.log(`  ${error.stack}`);
  process.exitCode = 1;
});
