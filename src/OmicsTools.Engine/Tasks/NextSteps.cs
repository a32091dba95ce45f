using System.Globalization;

namespace OmicsTools.Engine.Tasks;

/// <summary>What to do about a failure, by the code that the service gave as its reason.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/omics/latest/dev/workflows-run-errors.html"/>. A code that is not there has no next
/// step: none is better than a wrong one.
/// </remarks>
public static class NextSteps
{
    /// <summary>What to do about a task that failed.</summary>
    /// <param name="task">The task, in full.</param>
    /// <returns>A sentence or two; null where nothing is known to help.</returns>
    public static string? Of(RunTask task) => For(task.FailureReason, task, runId: task.RunId, uuid: task.RunUuid);

    /// <summary>What to do about a run that failed.</summary>
    /// <param name="run">The run, in full.</param>
    /// <returns>A sentence or two; null where nothing is known to help.</returns>
    public static string? Of(Run run) => For(run.FailureReason, task: null, run.Id, run.Uuid);

    private static string? For(string? code, RunTask? task, string? runId, string? uuid) => code?.ToUpperInvariant() switch
    {
        "ALL_PROFILES_INSTANCE_RESERVATION_FAILED" =>
            "No instance was free for any of the fallback profiles. Start the run again later, or give the task more profiles.",
        "ASSUME_ROLE_FAILED" =>
            "Let the run's role be assumed by omics.amazonaws.com: check its trust policy and the conditions in it.",
        "CANNOT_START_CONTAINER_ERROR" =>
            "Check that the image runs by itself: its entrypoint, its shell, and that it is built for the instance's architecture.",
        "CANNOT_START_CONTAINER_SIZE_ERROR" =>
            "Make the image smaller: 45 GiB at most, 95 GiB for tasks with GPUs.",
        "ECR_PERMISSION_ERROR" =>
            "Check that the repository is in the run's Region and that its policy lets omics.amazonaws.com pull from it.",
        "EXPORT_FAILED" =>
            "Check that the output bucket exists and that the run's role may write to it and use its KMS key.",
        "FILE_SYSTEM_OUT_OF_SPACE" =>
            "Start the run with a larger storageCapacity, or with storageType DYNAMIC.",
        "IMAGE_VERIFICATION_FAILURE" =>
            "Pull the image and push it again: its digest or manifest does not fit.",
        "IMPORT_FAILED" =>
            "Check that the inputs exist in the run's Region and that the run's role may read them.",
        "INACTIVE_OMICS_STORAGE_RESOURCE" =>
            "Activate the archived read set before the run is started.",
        "INPUT_URI_NOT_FOUND" =>
            "Correct the address of the input: there is no such object.",
        "INSTANCE_RESERVATION_FAILED" =>
            Text(task?.InstanceType, "No {0} was free. ", "No instance was free. ")
            + "Start the run again later, or ask for another size or family.",
        "INVALID_ECR_IMAGE_URI" =>
            "Correct the address of the image: it has to be one of a private ECR repository, or be mapped to one.",
        "INVALID_TASK_RESOURCE_VALUE" =>
            "Correct what the task asks for: there is no instance with so many CPUs, so much memory or so many GPUs.",
        "INVALID_URI_INPUT" =>
            "Correct the address of the input: it is not a valid one.",
        "MODIFIED_INPUT_RESOURCE" =>
            "Start the run again, and leave its inputs alone while it goes on.",
        "OUT_OF_MEMORY_ERROR" => MoreMemory(task),
        "RUN_TASK_FAILED" =>
            $"See the failed tasks: Get-OmicsRunTask {runId} -Status FAILED",
        "RUN_TIMED_OUT" =>
            "Give the run more time (maxDuration of its run group), or make its longest tasks faster.",
        "SERVICE_ERROR" =>
            "Start the run again. If it fails again, ask AWS Support" + (uuid is null ? "." : $", and name the run's uuid {uuid}."),
        "TASK_TIMED_OUT" =>
            "Give the task more time, for example with Nextflow's time directive, or make it faster.",
        "UNSUPPORTED_GPU_INSTANCE_TYPE" =>
            "Ask for another accelerator: the Region does not have this one.",
        "UNSUPPORTED_INPUT_SIZE" =>
            "Split the inputs, or start the run with storageType DYNAMIC.",
        "WORKFLOW_RUN_FAILED" =>
            $"Read what the workflow engine said: Get-OmicsRunLog {runId} -Engine",
        "WORKFLOW_VER_VALIDATION_FAILED" =>
            "Set a version of Nextflow that HealthOmics supports in the workflow.",
        _ => null,
    };

    // A run of the same memory would fail again; twice as much is what a retry of WDL with maxRetries asks for.
    private static string MoreMemory(RunTask? task) => task?.Memory is { } memory
        ? string.Format(CultureInfo.InvariantCulture, "The task asked for {0} GiB of memory. Ask for more, such as {1} GiB.", memory, 2L * memory)
        : "Ask for more memory.";

    private static string Text(string? value, string format, string otherwise) =>
        string.IsNullOrEmpty(value) ? otherwise : string.Format(CultureInfo.InvariantCulture, format, value);
}
