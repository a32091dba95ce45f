#!/usr/bin/env bash
# Points AWS's own clients at a running emulator and checks what they make of its answers.
#
#   check-clients.sh ENDPOINT [aws|node]...
#
# ENDPOINT is what the emulator prints when it is started with --runs 2 --tasks 250. Without names, all clients are
# checked. A client that is not installed is skipped, and said to be. Exit codes: 0 passed, 1 failed, 77 all skipped.
#
#   aws   the AWS CLI, from the PATH
#   node  @aws-sdk/client-omics for Node.js: npm install --prefix tests/clients (or anywhere on NODE_PATH)
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
endpoint=${1:?usage: check-clients.sh ENDPOINT [aws|node]...}
shift
[ $# -gt 0 ] || set -- aws node

# Only what is said here: no profile, no instance, no retry of an error that is expected.
export AWS_ENDPOINT_URL_OMICS=$endpoint AWS_DISABLE_HOST_PREFIX_INJECTION=true
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

# ask OPERATION...: the CLI's answer on one line, without blanks.
ask() {
    aws omics "$@" 2>&1 | tr -d ' \n'
}

check_aws() {
    command -v aws > /dev/null || { echo 'the AWS CLI is not on the PATH'; return $skipped; }
    local failed=0
    same 'runs over pages of 3' '[10,"p0880-sarek-tumor-normal"]' \
        "$(ask list-runs --page-size 3 --query '[length(items), items[?status!=`RUNNING`] | [0].name]')" || failed=1
    same 'a run' '["8192911","trio-0417-joint-calling","FAILED","RUN_TASK_FAILED"]' \
        "$(ask get-run --id 8192911 --query '[id, name, status, failureReason]')" || failed=1
    same 'tasks over pages of 5' '[17,"GenomeSize","QCReport"]' \
        "$(ask list-run-tasks --id 8192875 --page-size 5 --query '[length(items), items[0].name, items[-1].name]')" || failed=1
    same 'many tasks' '[250,"comma,\"quote\"and'\''apostrophe'\''4","lineone\nlinetwo\r\nlinethree5","整列タスク-6-6"]' \
        "$(ask list-run-tasks --id 5000001 --page-size 100 --query '[length(items), items[4].name, items[5].name, items[6].name]')" || failed=1
    same 'failed tasks' '["4392889","4612468"]' \
        "$(ask list-run-tasks --id 8192911 --status FAILED --page-size 1 --query 'items[].taskId')" || failed=1
    same 'a task' '["HaplotypeCaller-3-34",2,8,"OUT_OF_MEMORY_ERROR"]' \
        "$(ask get-run-task --id 8192911 --task-id 4392889 --query '[name, cpus, memory, failureReason]')" || failed=1
    same 'a batch over pages of 2' '[["trio-0416","8192958","SUCCESS",null],["trio-0417","8192911","SUCCESS",null],["trio-0418",null,"FAILED","VALIDATION_ERROR"]]' \
        "$(ask list-runs-in-batch --batch-id 5501207 --page-size 2 \
            --query 'runs[].[runSettingId, runId, submissionStatus, submissionFailureReason]')" || failed=1
    same 'members without a run' '["trio-0418"]' \
        "$(ask list-runs-in-batch --batch-id 5501207 --submission-status FAILED --query 'runs[].runSettingId')" || failed=1
    refused 'a batch that is not there' ResourceNotFoundException aws omics list-runs-in-batch --batch-id 9999999 || failed=1
    refused 'a run that is not there' ResourceNotFoundException aws omics get-run --id 9999999 || failed=1
    refused 'a wrong id' ValidationException aws omics get-run --id run || failed=1
    refused 'a wrong secret' InvalidSignatureException env AWS_SECRET_ACCESS_KEY=wrong aws omics list-runs || failed=1
    refused 'an unknown key' UnrecognizedClientException env AWS_ACCESS_KEY_ID=AKIAUNKNOWN aws omics list-runs || failed=1
    same 'a task through the emulator as a proxy' '"HaplotypeCaller-3-34"' "$(
        unset AWS_DISABLE_HOST_PREFIX_INJECTION AWS_ENDPOINT_URL_OMICS
        export http_proxy=$endpoint
        ask get-run-task --endpoint-url http://omics.us-east-1.amazonaws.com --id 8192911 --task-id 4392889 --query name
    )" || failed=1
    return $failed
}

check_node() {
    command -v node > /dev/null || { echo 'Node.js is not on the PATH'; return $skipped; }
    (cd "$here" && node -e 'require.resolve("@aws-sdk/client-omics")' 2> /dev/null) ||
        { echo '@aws-sdk/client-omics is not installed: npm install --prefix tests/clients'; return $skipped; }
    node "$here/check-node.cjs" 2>&1
}

passes=0 failures=0
for client in "$@"; do
    case $client in
        aws | node) output=$("check_$client") ;;
        *) echo "$client: no such client"; exit 2 ;;
    esac
    case $? in
        0) echo "$client: passed"; passes=$((passes + 1)) ;;
        $skipped) echo "$client: skipped, $output" ;;
        *) echo "$client: failed"; printf '%s\n' "$output"; failures=$((failures + 1)) ;;
    esac
done

[ $failures -eq 0 ] || exit 1
[ $passes -gt 0 ] || exit $skipped
