#!/usr/bin/env bash
# Points AWS's own clients at a running emulator and checks what they make of its answers.
#
#   check-clients.sh ENDPOINT [aws|aws-logs|node|node-logs]...
#
# ENDPOINT is what the emulator prints when it is started with --runs 2 --tasks 250. Without names, all clients are
# checked. A client that is not installed is skipped, and said to be. Exit codes: 0 passed, 1 failed, 77 all skipped.
#
#   aws        the AWS CLI, from the PATH (AWS_CLI names another), and HealthOmics
#   aws-logs   the same and CloudWatch Logs; `aws logs tail` needs version 2
#   node       @aws-sdk/client-omics for Node.js: npm install --prefix tests/clients (or anywhere on NODE_PATH)
#   node-logs  @aws-sdk/client-cloudwatch-logs, likewise
#
# The host prefix: clients put "workflows-" before the host of these operations, also before that of a custom endpoint,
# and workflows-127.0.0.1 is no host. Both clients can be told not to:
#
#   AWS CLI      AWS_DISABLE_HOST_PREFIX_INJECTION=true, or disable_host_prefix_injection = true in ~/.aws/config
#                (https://docs.aws.amazon.com/sdkref/latest/guide/feature-host-prefix.html)
#   JavaScript   new OmicsClient({ disableHostPrefix: true })
#
# A client that cannot be told can take the emulator for its proxy: a proxy resolves names itself, and the emulator
# answers for every host. Any endpoint with http:// will do then, and the emulator's log has the host that AWS would see:
#
#   HTTP_PROXY=ENDPOINT aws omics list-runs --endpoint-url http://omics.us-east-1.amazonaws.com
set -u -o pipefail

readonly skipped=77
here=$(cd "${BASH_SOURCE[0]%/*}" && pwd)
endpoint=${1:?usage: check-clients.sh ENDPOINT [aws|aws-logs|node|node-logs]...}
shift
[ $# -gt 0 ] || set -- aws aws-logs node node-logs
cli=${AWS_CLI:-aws}

# Only what is said here: no profile, no instance, no retry of an error that is expected.
export AWS_ENDPOINT_URL_OMICS=$endpoint AWS_ENDPOINT_URL_CLOUDWATCH_LOGS=$endpoint AWS_DISABLE_HOST_PREFIX_INJECTION=true
export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_DEFAULT_OUTPUT=json AWS_PAGER=
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true AWS_MAX_ATTEMPTS=1
export NO_PROXY=127.0.0.1,localhost no_proxy=127.0.0.1,localhost
unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN AWS_ENDPOINT_URL AWS_IGNORE_CONFIGURED_ENDPOINT_URLS
unset HTTP_PROXY http_proxy ALL_PROXY all_proxy

# same WHAT EXPECTED ACTUAL
same() {
    [ "$2" = "$3" ] && return
    printf '  %s: expected "%s", got "%s"\n' "$1" "$2" "$3"
    return 1
}

# refused WHAT ERROR COMMAND...: the command fails, and names the error.
refused() {
    local what=$1 error=$2 output
    shift 2
    if output=$("$@" 2>&1); then
        printf '  %s: expected %s, got "%s"\n' "$what" "$error" "$output"
        return 1
    fi
    case $output in
        *"$error"*) ;;
        *) printf '  %s: expected %s, got "%s"\n' "$what" "$error" "$output"; return 1 ;;
    esac
}

# omics OPERATION...: the CLI, so that it reaches the emulator whatever its version.
omics() {
    "$cli" omics "$@"
}

# ask OPERATION...: the CLI's answer on one line, without blanks.
ask() {
    omics "$@" 2>&1 | tr -d ' \n'
}

check_aws() {
    command -v "$cli" > /dev/null || { echo 'the AWS CLI is not on the PATH'; return $skipped; }
    local failed=0 is_new=true

    # One before 2.13 does not look at AWS_ENDPOINT_URL_OMICS, and one before 2.22 cannot be kept from the host prefix.
    if ! omics get-run --id 8192911 > /dev/null 2>&1; then
        omics() {
            http_proxy=$endpoint "$cli" omics "$@" --endpoint-url http://omics.us-east-1.amazonaws.com
        }
        echo "  $("$cli" --version 2>&1) needs the emulator as its proxy"
    fi
    omics list-runs-in-batch help > /dev/null 2>&1 < /dev/null || is_new=false
    same 'runs over pages of 3' '[10,"p0880-sarek-tumor-normal"]' \
        "$(ask list-runs --page-size 3 --query '[length(items), items[?status!=`RUNNING`] | [0].name]')" || failed=1
    same 'a run' '["8192911","trio-0417-joint-calling","FAILED"]' "$(ask get-run --id 8192911 --query '[id, name, status]')" || failed=1
    same 'tasks over pages of 5' '[17,"GenomeSize","QCReport"]' \
        "$(ask list-run-tasks --id 8192875 --page-size 5 --query '[length(items), items[0].name, items[-1].name]')" || failed=1
    same 'many tasks' '[250,"comma,\"quote\"and'\''apostrophe'\''4","lineone\nlinetwo\r\nlinethree5","整列タスク-6-6"]' \
        "$(ask list-run-tasks --id 5000001 --page-size 100 --query '[length(items), items[4].name, items[5].name, items[6].name]')" || failed=1
    same 'failed tasks' '["4392889","4612468"]' \
        "$(ask list-run-tasks --id 8192911 --status FAILED --page-size 1 --query 'items[].taskId')" || failed=1
    same 'a task' '["HaplotypeCaller-3-34",2,8]' "$(ask get-run-task --id 8192911 --task-id 4392889 --query '[name, cpus, memory]')" || failed=1
    if $is_new; then
        same 'why a run failed' '"RUN_TASK_FAILED"' "$(ask get-run --id 8192911 --query failureReason)" || failed=1
        same 'why a task failed' '"OUT_OF_MEMORY_ERROR"' "$(ask get-run-task --id 8192911 --task-id 4392889 --query failureReason)" || failed=1
        same 'a batch over pages of 2' '[["trio-0416","8192958","SUCCESS",""],["trio-0417","8192911","SUCCESS",""],["trio-0418","","FAILED","ValidationException"]]' \
            "$(ask list-runs-in-batch --batch-id 5501207 --page-size 2 \
                --query 'runs[].[runSettingId, runId, submissionStatus, submissionFailureReason]')" || failed=1
        same 'members without a run' '["trio-0418"]' \
            "$(ask list-runs-in-batch --batch-id 5501207 --submission-status FAILED --query 'runs[].runSettingId')" || failed=1
        refused 'a batch that is not there' ResourceNotFoundException omics list-runs-in-batch --batch-id 9999999 || failed=1
    else
        echo "  NOT CHECKED: failure reasons and batches, which $("$cli" --version 2>&1) does not know"
    fi
    refused 'a run that is not there' ResourceNotFoundException omics get-run --id 9999999 || failed=1
    refused 'a wrong id' ValidationException omics get-run --id run || failed=1
    AWS_SECRET_ACCESS_KEY=wrong refused 'a wrong secret' InvalidSignatureException omics list-runs || failed=1
    AWS_ACCESS_KEY_ID=AKIAUNKNOWN refused 'an unknown key' UnrecognizedClientException omics list-runs || failed=1
    same 'a task through the emulator as a proxy' '"HaplotypeCaller-3-34"' "$(
        unset AWS_DISABLE_HOST_PREFIX_INJECTION AWS_ENDPOINT_URL_OMICS
        export http_proxy=$endpoint
        "$cli" omics get-run-task --endpoint-url http://omics.us-east-1.amazonaws.com --id 8192911 --task-id 4392889 --query name 2>&1
    )" || failed=1
    return $failed
}

# logs OPERATION...: the CLI against CloudWatch Logs of the emulator.
logs() {
    "$cli" logs "$@" --endpoint-url "$endpoint" 2>&1
}

check_aws_logs() {
    command -v "$cli" > /dev/null || { echo 'the AWS CLI is not on the PATH'; return $skipped; }
    local failed=0 group=/aws/omics/WorkflowLog oom=run/8192911/task/4392889 page token again
    same "a task's log from its head" 'Using GATK jar /gatk/gatk-package-4.5.0.0-local.jar' \
        "$(logs get-log-events --log-group-name $group --log-stream-name $oom --start-from-head --query 'events[0].message' --output text)" || failed=1
    same 'why it failed, without a word of it lost' true \
        "$(logs get-log-events --log-group-name $group --log-stream-name $oom --start-from-head --query 'contains(events[-2].message, `java.lang.OutOfMemoryError: Java heap space`)')" || failed=1

    # Page by page, as a script does it: on until the token that was sent comes back.
    local lines=0 pages=0
    token=$(logs get-log-events --log-group-name $group --log-stream-name $oom --start-from-head --limit 5 --query nextForwardToken --output text)
    lines=5
    while [ $pages -lt 20 ]; do
        page=$(logs get-log-events --log-group-name $group --log-stream-name $oom --start-from-head --limit 5 --next-token "$token" \
            --query '[nextForwardToken, length(events)]' --output text)
        again=${page%%[[:space:]]*} pages=$((pages + 1)) lines=$((lines + ${page##*[[:space:]]}))
        [ "$again" != "$token" ] || break
        token=$again
    done
    same 'lines over pages of 5' "$(logs get-log-events --log-group-name $group --log-stream-name $oom --start-from-head --query 'length(events)')" "$lines" || failed=1

    same 'the streams of a run' 'manifest/run/8192987/6ca51e61-b35e-2d9f-b3e1-d79f75d52cbc' \
        "$(logs describe-log-streams --log-group-name $group --log-stream-name-prefix manifest/run/8192987/ --query 'logStreams[].logStreamName' --output text)" || failed=1
    same 'a filter over the tasks of a run, by pages of 7' 2 \
        "$(logs filter-log-events --log-group-name $group --log-stream-name-prefix run/8192911/task/ --filter-pattern '"exited with code 137"' \
            --page-size 7 --query 'length(events)' --output json)" || failed=1
    if logs tail help < /dev/null > /dev/null; then
        same 'a tail' 2 "$(logs tail $group --since 24h --format short --log-stream-names $oom run/8192911/task/4612468 | grep -c 'exited with code 137')" || failed=1
    else
        echo "  NOT CHECKED: tail, which $("$cli" --version 2>&1) does not know"
    fi
    refused 'a stream that is not there' ResourceNotFoundException \
        "$cli" logs get-log-events --endpoint-url "$endpoint" --log-group-name $group --log-stream-name run/1 || failed=1
    refused 'a group that is not there' 'The specified log group does not exist' \
        "$cli" logs get-log-events --endpoint-url "$endpoint" --log-group-name /aws/none --log-stream-name run/1 || failed=1
    refused 'a wrong secret' InvalidSignatureException \
        env AWS_SECRET_ACCESS_KEY=wrong "$cli" logs describe-log-streams --endpoint-url "$endpoint" --log-group-name $group || failed=1
    return $failed
}

# run_node PACKAGE SCRIPT
run_node() {
    command -v node > /dev/null || { echo 'Node.js is not on the PATH'; return $skipped; }
    (cd "$here" && node -e "require.resolve('$1')" 2> /dev/null) ||
        { echo "$1 is not installed: npm install --prefix tests/clients"; return $skipped; }
    node "$here/$2" 2>&1
}

check_node() {
    run_node @aws-sdk/client-omics check-node.cjs
}

check_node_logs() {
    run_node @aws-sdk/client-cloudwatch-logs check-node-logs.cjs
}

passes=0 failures=0
for client in "$@"; do
    case $client in
        aws | aws-logs | node | node-logs) output=$("check_${client/-/_}") ;;
        *) echo "$client: no such client"; exit 2 ;;
    esac
    case $? in
        0) echo "$client: passed"; passes=$((passes + 1)); [ -z "$output" ] || printf '%s\n' "$output" ;;
        $skipped) echo "$client: SKIPPED, $output" ;;
        *) echo "$client: failed"; printf '%s\n' "$output"; failures=$((failures + 1)) ;;
    esac
done

[ $failures -eq 0 ] || exit 1
[ $passes -gt 0 ] || exit $skipped
