package fr.spro.survey;

import fr.spro.contracts.Service;
import fr.spro.platform.architecture.ServiceArchitecture;

class ArchitectureTests extends ServiceArchitecture {

    ArchitectureTests() {
        super(Service.SURVEY);
    }
}
