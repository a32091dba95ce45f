// Lists a run's tasks and gets every detail with @aws-sdk/client-omics; prints the milliseconds of the second time.
// Arguments: the folder of the package, the endpoint, the run, the requests in flight.
process.removeAllListeners('warning');
const [folder, endpoint, id, concurrency] = process.argv.slice(2);
const { OmicsClient, GetRunTaskCommand, paginateListRunTasks } = require(folder + '/@aws-sdk/client-omics');

const client = new OmicsClient({
    endpoint,
    region: 'us-east-1',
    disableHostPrefix: true,
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
});

async function readRun() {
    const begun = performance.now();
    const tasks = [];
    for await (const page of paginateListRunTasks({ client, pageSize: 100 }, { id })) {
        tasks.push(...page.items);
    }

    let next = 0;
    await Promise.all(Array.from({ length: Number(concurrency) }, async () => {
        while (next < tasks.length) {
            await client.send(new GetRunTaskCommand({ id, taskId: tasks[next++].taskId }));
        }
    }));
    return performance.now() - begun;
}

readRun().then(readRun).then(time => console.log(time.toFixed(1)));
