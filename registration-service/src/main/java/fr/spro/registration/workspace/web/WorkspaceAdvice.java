package fr.spro.registration.workspace.web;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Lets every page of a day show the head of its workspace.
@ControllerAdvice
class WorkspaceAdvice {

    private final Workspaces workspaces;

    WorkspaceAdvice(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @ModelAttribute("workspaces")
    Workspaces workspaces() {
        return workspaces;
    }
}
